import { type RefObject, useEffect } from 'react'

/**
 * Tells the style sheets how high a bar is that stays at the top, under a name of theirs: what sticks below it and what
 * is scrolled into sight must stand clear of it, however many lines it has.
 */
export function useStickyHeight(
  bar: RefObject<HTMLElement | null>,
  name: `--${string}`,
  isThere = true,
): void {
  useEffect(() => {
    const element = bar.current
    if (!element || !isThere) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => style.setProperty(name, `${element.offsetHeight}px`))
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty(name)
    }
  }, [bar, name, isThere])
}
