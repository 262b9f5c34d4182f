import type { Page } from './page.ts'

/**
 * Five hundred stories of each list are rendered ahead: a reader who goes further back is looking for one of them, and
 * a page that was rendered for that is kept as well.
 */
const furthest = 25

/** Whether it is a further page that is rendered ahead. */
export function isAhead(key: string): boolean {
  const number = /\?page=(\d+)$/.exec(key)?.[1]
  return number !== undefined && Number(number) <= furthest
}

/**
 * The further page that a page of a list leads to, as far as they are rendered ahead; and the first that stands below a
 * page's own address: of a thread below its article, of corrections.
 */
export function nextPage(page: Page): string | undefined {
  const [, path, number = '1'] = /^([^?]*)(?:\?page=(\d+))?$/.exec(page.key) ?? []
  if (path === undefined || Number(number) >= furthest) return undefined
  const next = linkToNext(page.plain)
  const isNext = next === `${path}?page=${Number(number) + 1}` || next?.startsWith(`${path}/`)
  return isNext ? next : undefined
}

/** Where the link goes that says it leads to the next page, without the place there. */
function linkToNext(html: Buffer): string | undefined {
  const said = html.indexOf('rel="next"')
  if (said === -1) return undefined
  const tag = html.subarray(html.lastIndexOf('<a ', said), html.indexOf('>', said)).toString('latin1')
  return /href="([^"#]*)/.exec(tag)?.[1]
}
