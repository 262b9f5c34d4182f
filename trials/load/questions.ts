import { randomUUID } from 'node:crypto'

/** What readers may ask for, found in the database once. */
export type Addresses = {
  host: string
  /** Articles and lists: kept by the edge. */
  pages: string[]
  /** The article with most comments. */
  longest: string
  feeds: string[]
  assets: string[]
  /** Articles that take comments. */
  openArticles: string[]
}

/**
 * `cached` is in the edge's memory, `render` an address of an existing page that nobody asked for before, `unknown` leads
 * nowhere, `comment` is a form sent by a program.
 */
export type Kind = 'cached' | 'revisit' | 'feed' | 'asset' | 'render' | 'unknown' | 'comment'

const accept = 'accept: text/html,*/*\r\naccept-encoding: gzip, br\r\n'

export function get(host: string, path: string, more = ''): string {
  return `GET ${path} HTTP/1.1\r\nhost: ${host}\r\n${accept}${more}\r\n`
}

let networks = Math.floor(Math.random() * 2 ** 20)

/** From a network of its own: the limit for one household is not what is tried here. */
function comment(host: string, articleId: string): string {
  networks += 1
  const network = `2001:db8:${(networks & 0xffff).toString(16)}:${(networks >> 16).toString(16)}::1`
  const requestId = randomUUID()
  const body = JSON.stringify({
    articleId,
    parentId: '',
    name: 'Odile Perrambry',
    email: `odile.${networks}@example.org`,
    body: `Qui paie, et jusqu’à quand ? Personne ne répond. (${requestId})`,
    website: '',
    requestId,
  })
  return (
    `POST /api/comments HTTP/1.1\r\nhost: ${host}\r\norigin: http://${host}\r\naccept: application/json\r\n` +
    `content-type: application/json\r\nx-forwarded-for: ${network}\r\n` +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  )
}

const some = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!

/** One request of this kind. `etags`: what this crowd has seen, for those who come back. */
export function question(
  kind: Kind,
  addresses: Addresses,
  etags: ReadonlyMap<string, string>,
): { path: string; text: string } {
  const { host, openArticles } = addresses
  if (kind === 'comment') return { path: '/api/comments', text: comment(host, some(openArticles)) }
  const path = pathOf(kind, addresses)
  const etag = kind === 'revisit' ? etags.get(path) : undefined
  return { path, text: get(host, path, etag === undefined ? '' : `if-none-match: ${etag}\r\n`) }
}

/** Spelled like an address of ours: what is misspelled is led elsewhere. */
export const unknownBeside = (page: string) => (page === '/' ? `/${randomUUID()}` : `${page}-${randomUUID()}`)

function pathOf(kind: Exclude<Kind, 'comment'>, { pages, feeds, assets }: Addresses): string {
  switch (kind) {
    case 'cached':
    case 'revisit':
      return some(pages)
    case 'feed':
      return some(feeds)
    case 'asset':
      return some(assets)
    case 'render':
      return `${some(pages)}?reponse=${randomUUID()}`
    case 'unknown':
      return Math.random() < 0.5
        ? `${some(pages)}?page=${9_000 + Math.floor(Math.random() * 90_000)}`
        : unknownBeside(some(pages))
  }
}

/** One of the kinds, as often as its share says. */
export function pick(shares: Readonly<Partial<Record<Kind, number>>>): Kind {
  const entries = Object.entries(shares) as [Kind, number][]
  let left = Math.random() * entries.reduce((sum, [, share]) => sum + share, 0)
  for (const [kind, share] of entries) {
    left -= share
    if (left < 0) return kind
  }
  return entries[0]![0]
}
