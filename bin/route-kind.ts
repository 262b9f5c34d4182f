import { api, comfort, desks, pages, preview } from '#contract/addresses.ts'

/** Few and fixed: every label is a series that somebody stores. */
export type RouteKind =
  | 'home'
  | 'list'
  | 'article'
  | 'page'
  | 'feed'
  | 'desk'
  | 'comment'
  | 'api'
  | 'health'
  | 'file'

const isUnder = (path: string, parents: readonly string[]) =>
  parents.some((parent) => path === parent || path.startsWith(`${parent}/`))

const lists: readonly string[] = [pages.latest, pages.corrections, '/sujets', '/auteurs']
const fixedPages: readonly string[] = [...Object.values(pages), ...Object.values(comfort)].filter(
  (path) => path !== '/',
)

/** Pure. */
export function routeKind(url: string): RouteKind {
  const path = url.split('?')[0]!
  if (path === '/') return 'home'
  if (path === `${api}/ready`) return 'health'
  if (isUnder(path, [`${api}/comments`])) return 'comment'
  if (isUnder(path, [api])) return 'api'
  if (isUnder(path, [...desks, preview])) return 'desk'
  if (path.startsWith('/_next/') || path.startsWith('/media/')) return 'file'
  if (/\.(?:xml|txt)$/.test(path)) return 'feed'
  if (isUnder(path, lists)) return 'list'
  if (fixedPages.includes(path)) return 'page'
  return path.indexOf('/', 1) < 0 ? 'list' : 'article'
}
