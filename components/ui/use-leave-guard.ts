import { useEffect, useRef } from 'react'

/**
 * Leaving a page on which words would be lost is asked about first: by the browser itself, in its own words, whether
 * the tab is closed or a link is followed. Links inside the desks load no new page and would go unasked; with words
 * on the page they do.
 */
export function useLeaveGuard(hasWords: boolean | (() => boolean)): void {
  const current = useRef(hasWords)
  useEffect(() => {
    current.current = hasWords
  })
  useEffect(() => {
    const mustAsk = () => (typeof current.current === 'function' ? current.current() : current.current)
    const onLeave = (event: BeforeUnloadEvent) => {
      if (mustAsk()) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const href = plainLinkAt(event)
      if (href === null || !mustAsk()) return
      event.preventDefault()
      event.stopImmediatePropagation()
      window.location.assign(href)
    }
    window.addEventListener('beforeunload', onLeave)
    // In the capture phase: before the router handles it.
    window.addEventListener('click', onClick, { capture: true })
    return () => {
      window.removeEventListener('beforeunload', onLeave)
      window.removeEventListener('click', onClick, { capture: true })
    }
  }, [])
}

/** The address a click goes to in this tab, if it leaves the page. */
function plainLinkAt(event: MouseEvent): string | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  // In a text that is being written a link is words: a click puts the cursor there.
  if (
    !link ||
    link.isContentEditable ||
    (link.target !== '' && link.target !== '_self') ||
    link.hasAttribute('download')
  )
    return null
  const staysHere = link.hash !== '' && link.href.split('#')[0] === window.location.href.split('#')[0]
  return staysHere ? null : link.href
}
