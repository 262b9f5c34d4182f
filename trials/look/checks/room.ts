/** Run in a page. What is wider than the page, cut off, or on top of something else. */
export function findRoomProblems(): string[] {
  const { nameOf, isSeen, lines } = globalThis.pageTools
  const problems: string[] = []
  const excess = document.documentElement.scrollWidth - innerWidth
  if (excess > 0) {
    const widest = [...document.body.querySelectorAll('*')]
      .filter((element) => isSeen(element) && reachOf(element) > innerWidth + 1)
      .at(-1)
    problems.push(`scrolls sideways: ${widest ? nameOf(widest) : 'nobody knows why'}`)
  }
  /** As far to the right as it is shown: what scrolls in a box of its own ends with it. */
  function reachOf(element: Element): number {
    let { right } = element.getBoundingClientRect()
    for (let at = element.parentElement; at; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== 'visible')
        right = Math.min(right, at.getBoundingClientRect().right)
    return right
  }
  const all = lines()
  for (const { element, whole, isCut } of all) {
    if (isCut) problems.push(`cut off: ${nameOf(element)}`)
    else if (whole.left < -1 && whole.right > 0) problems.push(`begins beside the page: ${nameOf(element)}`)
  }
  // Letters have room above and below them in their line: only what is in the middle can cover one another.
  const middles = all
    .map(({ element, seen: { left, top, right, bottom } }) => {
      const quarter = (bottom - top) / 4
      return { element, left: left + 1, right: right - 1, top: top + quarter, bottom: bottom - quarter }
    })
    .filter(({ left, right, top, bottom }) => right > left && bottom > top)
    .sort((a, b) => a.top - b.top)
  for (const [index, one] of middles.entries())
    for (let next = index + 1; next < middles.length && middles[next]!.top < one.bottom; next++) {
      const other = middles[next]!
      // The lines of one text, where a style shows so many and no more.
      if (other.element === one.element) continue
      const isOver = Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
      if (isOver) problems.push(`on top of one another: ${nameOf(one.element)} and ${nameOf(other.element)}`)
    }
  return [...new Set(problems)]
}
