/** Run in a page. Headings out of order, pictures that are not as they were taken, and what is empty. */
export function findStructureProblems(): string[] {
  const { nameOf, isSeen } = globalThis.pageTools
  const problems: string[] = []
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(isSeen)
  const levelOf = (heading: Element) => Number(heading.localName[1])
  const first = headings.filter((heading) => levelOf(heading) === 1).length
  if (first !== 1) problems.push(`${first} headings of the first level`)
  for (const [index, heading] of headings.entries()) {
    const before = headings[index - 1]
    if (before && levelOf(heading) > levelOf(before) + 1)
      problems.push(`${heading.localName} after ${before.localName}: ${nameOf(heading)}`)
  }

  for (const picture of document.querySelectorAll('img')) {
    if (!isSeen(picture)) continue
    const { naturalWidth, naturalHeight } = picture
    const { width, height } = picture.getBoundingClientRect()
    const { objectFit } = getComputedStyle(picture)
    const source = picture.currentSrc.split('/').slice(-2).join('/')
    if (naturalWidth === 0) problems.push(`a picture that is not there: ${source}`)
    else if (width < 1 || height < 1) problems.push(`a picture without room: ${source}`)
    else if (objectFit === 'fill' && Math.abs((width / height) * (naturalHeight / naturalWidth) - 1) > 0.02)
      problems.push(`a distorted picture: ${source}, ${Math.round(width)} × ${Math.round(height)}`)
  }

  const blocks =
    'p, li, ul, ol, dl, dt, dd, section, article, aside, nav, figure, figcaption, h1, h2, h3, h4, table, button, a[href], header, footer'
  const holds = 'img, svg, picture, input, select, textarea, audio, video, hr, canvas'
  for (const block of document.querySelectorAll(blocks)) {
    if (!isSeen(block) || block.matches('[aria-live], [role="status"], [role="alert"], .anchor')) continue
    const { height } = block.getBoundingClientRect()
    const isNamed = block.hasAttribute('aria-label') && block.matches('a, button')
    const isEmpty = (block.textContent ?? '').trim() === '' && !block.querySelector(holds)
    if (isEmpty && !isNamed && height > 4) problems.push(`empty: ${nameOf(block)}`)
  }
  return [...new Set(problems)]
}
