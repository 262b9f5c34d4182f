/** Run in a page. Letters and targets that are too small. */
export function findSizeProblems(): string[] {
  const { nameOf, isSeen, lines } = globalThis.pageTools
  const smallestText = 12
  /** WCAG 2.2, 2.5.8. */
  const smallestTarget = 24
  const problems = new Set<string>()
  for (const { element } of lines()) {
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    if (size < smallestText) problems.add(`letters of ${size} px: ${nameOf(element)}`)
  }

  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  const targets = [...document.querySelectorAll(controls)].filter(isSeen).map((element) => {
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : null
    const own = element.getBoundingClientRect()
    const more = label?.getBoundingClientRect()
    const box = more && isCheck(element) ? union(own, more) : own
    return { element, box, isSmall: box.width < smallestTarget || box.height < smallestTarget }
  })
  for (const { element, box } of targets.filter(({ isSmall }) => isSmall)) {
    if (isInSentence(element)) continue
    const x = box.left + box.width / 2
    const y = box.top + box.height / 2
    // A small one may stand alone: the circle around it touches no other, nor the circle of another small one.
    const near = targets.find((other) => {
      if (other.element === element || other.element.contains(element) || element.contains(other.element))
        return false
      const { left, right, top, bottom, width, height } = other.box
      const reach = smallestTarget / 2
      if (other.isSmall) return Math.hypot(left + width / 2 - x, top + height / 2 - y) < smallestTarget
      const dx = Math.max(left - x, 0, x - right)
      const dy = Math.max(top - y, 0, y - bottom)
      return Math.hypot(dx, dy) < reach
    })
    if (near)
      problems.add(
        `a target of ${Math.round(box.width)} × ${Math.round(box.height)} px: ${nameOf(element)}, beside ${nameOf(near.element)}`,
      )
  }
  return [...problems]

  function isCheck(element: Element): boolean {
    return element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)
  }
  function union(one: DOMRect, other: DOMRect): DOMRect {
    const left = Math.min(one.left, other.left)
    const top = Math.min(one.top, other.top)
    return new DOMRect(
      left,
      top,
      Math.max(one.right, other.right) - left,
      Math.max(one.bottom, other.bottom) - top,
    )
  }
  /** Its height is that of the line it stands in. */
  function isInSentence(element: Element): boolean {
    if (!getComputedStyle(element).display.startsWith('inline')) return false
    const around = element.parentElement!
    const beside = (around.textContent ?? '').replace(element.textContent ?? '', '')
    return /\p{L}{2,}/u.test(beside) || around.localName === 'sup'
  }
}
