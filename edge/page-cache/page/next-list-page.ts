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

/** The further page that a page of a list leads to, as far as they are rendered ahead. */
export function nextPage(page: Page): string | undefined {
  const [, path, number = '1'] = /^([^?]*)(?:\?page=(\d+))?$/.exec(page.key) ?? []
  if (path === undefined || Number(number) >= furthest || !page.plain.includes('rel="next"')) return undefined
  return `${path}?page=${Number(number) + 1}`
}
