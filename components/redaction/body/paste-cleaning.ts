/**
 * What Word, LibreOffice and Google Docs put on the clipboard, brought to elements the editor knows. The
 * schema drops whatever is left; this only saves what would be lost with the wrapping: headings, lists, links, words.
 */
export function cleanPastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const element of page.querySelectorAll('style, script, meta, link, title, xml, o\\:p:empty'))
    element.remove()
  shiftHeadings(page)
  restoreWordLists(page)
  flattenTables(page)
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a[href]'))
    link.setAttribute('href', directHref(link))
  for (const element of page.querySelectorAll<HTMLElement>('p, div')) {
    if (element.textContent?.trim() === '' && !element.querySelector('figure[data-media]')) element.remove()
  }
  // Google Docs separates blocks by line breaks that are no part of the text.
  for (const br of page.querySelectorAll('body > br, body > b > br')) br.remove()
  return page.body.innerHTML
}

/** The headline is the only first level: what was a document's title becomes a subheading. */
function shiftHeadings(page: Document) {
  for (const heading of page.querySelectorAll('h1, h4, h5, h6')) {
    const level = heading.tagName === 'H1' ? 'h2' : 'h3'
    const replacement = page.createElement(level)
    replacement.append(...heading.childNodes)
    heading.replaceWith(replacement)
  }
}

/** There are no tables here: a row becomes a paragraph, its cells apart from each other. */
function flattenTables(page: Document) {
  for (const row of page.querySelectorAll('tr')) {
    const paragraph = page.createElement('p')
    for (const cell of row.querySelectorAll('td, th')) {
      if (paragraph.hasChildNodes()) paragraph.append(' — ')
      paragraph.append(cell.textContent?.replace(/\s+/g, ' ').trim() ?? '')
    }
    row.closest('table')?.before(paragraph)
  }
  for (const table of page.querySelectorAll('table')) table.remove()
}

/** Word writes lists as paragraphs with a class, and the bullet or number as text. */
function restoreWordLists(page: Document) {
  let list: HTMLElement | null = null
  for (const paragraph of page.querySelectorAll<HTMLElement>(
    'p[class*="MsoListParagraph"], p[style*="mso-list"]',
  )) {
    const words = paragraph.textContent ?? ''
    const marker = /^\s*(?:[·•o§▪–-]|(\d{1,3}|[a-z])[.)])[\s\u00a0]+/i.exec(words)
    if (!marker) {
      list = null
      continue
    }
    const tag = marker[1] ? 'ol' : 'ul'
    if (!list || list.nextElementSibling !== paragraph || list.localName !== tag) {
      list = page.createElement(tag)
      paragraph.before(list)
    }
    dropCharacters(paragraph, marker[0].length)
    const item = page.createElement('li')
    item.append(...paragraph.childNodes)
    list.append(item)
    paragraph.remove()
  }
}

function dropCharacters(element: Node, count: number): number {
  let left = count
  for (const child of [...element.childNodes]) {
    if (left === 0) break
    if (child instanceof Text) {
      const taken = Math.min(left, child.data.length)
      child.data = child.data.slice(taken)
      left -= taken
    } else left = dropCharacters(child, left)
  }
  return left
}

/** Google Docs and mail programs wrap addresses in a redirection that would follow the reader. */
function directHref(link: HTMLAnchorElement): string {
  const href = link.getAttribute('href') ?? ''
  if (!URL.canParse(href)) return href
  const url = new URL(href)
  const isWrapped = /(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url'
  return (isWrapped && (url.searchParams.get('q') ?? url.searchParams.get('url'))) || href
}
