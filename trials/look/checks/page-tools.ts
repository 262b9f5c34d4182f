/** A line of text as it lies on the page, whole, and what cuts it off. */
export type Line = { element: Element; text: string; whole: Box; seen: Box; isCut: boolean }
export type Box = { left: number; top: number; right: number; bottom: number }

type PageTools = {
  nameOf(element: Element): string
  isSeen(element: Element): boolean
  lines(): Line[]
}

declare global {
  var pageTools: PageTools
}

/** Given to a page before its own scripts; the checks run in there, and use these. */
export function installPageTools(): void {
  const nameOf = (element: Element): string => {
    const id = element.id ? `#${element.id}` : ''
    const kind = [...element.classList].slice(0, 2).map((name) => `.${name}`)
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 50)
    return `<${element.localName}${id}${kind.join('')}> « ${text} »`
  }

  /** What only screen readers are told stands in a box of one pixel. */
  const isTiny = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect()
    const { overflowX, clipPath, position } = getComputedStyle(element)
    return (
      position === 'absolute' && overflowX === 'hidden' && (width <= 1 || height <= 1 || clipPath !== 'none')
    )
  }

  const isSeen = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    for (let at: Element | null = element; at; at = at.parentElement) if (isTiny(at)) return false
    // Beside the page until it gets the focus.
    const { right, bottom } = element.getBoundingClientRect()
    return right + scrollX > 0 && bottom + scrollY > 0
  }

  type Clip = Box & { isScrolled: boolean }
  const clips = new Map<Element, Clip | null>()
  /** What an element and those around it leave to be seen of what is in it; whether one may scroll there. */
  const clipOf = (element: Element | null): Clip | null => {
    if (!element || element === document.body || element === document.documentElement) return null
    const known = clips.get(element)
    if (known !== undefined) return known
    const outer = clipOf(element.parentElement)
    const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element)
    let clip = outer
    if ((overflowX !== 'visible' || overflowY !== 'visible') && !(element instanceof SVGElement)) {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      // So many lines and no more: on purpose.
      const isMeant = webkitLineClamp !== 'none'
      const isScrolled = [overflowX, overflowY].some((way) => way === 'auto' || way === 'scroll')
      clip = {
        left: Math.max(left, outer?.left ?? left),
        top: Math.max(top, outer?.top ?? top),
        right: Math.min(right, outer?.right ?? right),
        bottom: Math.min(bottom, outer?.bottom ?? bottom),
        isScrolled: isMeant || isScrolled || (outer?.isScrolled ?? false),
      }
    }
    clips.set(element, clip)
    return clip
  }

  const cut = (whole: Box, clip: Clip | null): { seen: Box; isCut: boolean } => {
    if (!clip) return { seen: whole, isCut: false }
    const seen = {
      left: Math.max(whole.left, clip.left),
      top: Math.max(whole.top, clip.top),
      right: Math.min(whole.right, clip.right),
      bottom: Math.min(whole.bottom, clip.bottom),
    }
    const height = whole.bottom - whole.top
    const isLess =
      seen.right - seen.left < whole.right - whole.left - 2 || seen.bottom - seen.top < height * 0.75
    return { seen, isCut: isLess && !clip.isScrolled }
  }

  const lines = (): Line[] => {
    clips.clear()
    const found: Line[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    const seenParents = new Map<Element, boolean>()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!
      const text = (node.nodeValue ?? '').trim()
      if (text === '') continue
      if (!seenParents.has(element)) seenParents.set(element, isSeen(element))
      if (!seenParents.get(element)) continue
      range.selectNodeContents(node)
      for (const { left, top, right, bottom, width, height } of range.getClientRects()) {
        if (width < 1 || height < 1) continue
        const whole = { left, top, right, bottom }
        found.push({ element, text, whole, ...cut(whole, clipOf(element)) })
      }
    }
    return found
  }
  globalThis.pageTools = { nameOf, isSeen, lines }
}
