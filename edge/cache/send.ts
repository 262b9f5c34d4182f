import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Encoding, negotiate } from '../negotiate.ts'
import { matches } from '../serve-static.ts'
import type { Page } from './page.ts'
import type { Found } from './pages.ts'

export type SendPage = (
  req: IncomingMessage,
  res: ServerResponse,
  found: Found,
  extra: { requestId?: string; close: boolean },
) => void

type Heads = { full: string[]; unchanged: string[]; encoding: Encoding; etag: string }

/** Browsers send one of a dozen Accept-Encoding headers; whoever makes up others gets no more memory than this. */
const mostNegotiations = 500

/**
 * Writes a stored page. Its header lines are put together once for each coding and then only repeated: this is the
 * path that everything else exists to reach.
 */
export function createSendPage(base: readonly (readonly [string, string])[]): SendPage {
  const heads = new WeakMap<Page, Partial<Record<Encoding, Heads>>>()
  const negotiations = new Map<string, Encoding>()

  function choose(page: Page, header: string | undefined): Encoding {
    if (page.gzip === undefined || header === undefined) return 'identity'
    const offered: Encoding[] = page.br === undefined ? ['gzip'] : ['br', 'gzip']
    const question = `${offered.length}${header}`
    let chosen = negotiations.get(question)
    if (chosen === undefined) {
      if (negotiations.size >= mostNegotiations) negotiations.clear()
      chosen = negotiate(header, offered)
      negotiations.set(question, chosen)
    }
    return chosen
  }

  function headsOf(page: Page, encoding: Encoding): Heads {
    const known = heads.get(page) ?? {}
    heads.set(page, known)
    const found = known[encoding]
    if (found !== undefined) return found
    const etag = encoding === 'identity' ? `"${page.tag}"` : `"${page.tag}-${encoding}"`
    const shared = base.flat()
    const own: string[] = []
    for (const [name, value] of Object.entries(page.headers)) {
      if (name === 'content-type') own.push(name, value)
      else shared.push(name, value)
    }
    if (isValidated(page)) shared.push('etag', etag)
    if (page.gzip !== undefined) shared.push('vary', 'Accept-Encoding')
    if (encoding !== 'identity') own.push('content-encoding', encoding)
    own.push('content-length', String(bytesOf(page, encoding).length))
    const made = { full: [...shared, ...own], unchanged: shared, encoding, etag }
    known[encoding] = made
    return made
  }

  return (req, res, { page, state }, { requestId, close }) => {
    const { headers, method } = req
    const head = headsOf(page, choose(page, headers['accept-encoding'] as string | undefined))
    const asked = headers['if-none-match']
    const unchanged = asked !== undefined && isValidated(page) && matches(asked, head.etag)
    const lines = (unchanged ? head.unchanged : head.full).concat('x-cache', state)
    if (requestId !== undefined) lines.push('x-request-id', requestId)
    if (close) lines.push('connection', 'close')
    res.writeHead(unchanged ? 304 : page.status, lines)
    if (unchanged || method === 'HEAD') res.end()
    else res.end(bytesOf(page, head.encoding))
  }
}

/** Only what says what it shows can say that it has not changed. */
function isValidated(page: Page): boolean {
  return page.status === 200 && page.tags.length > 0
}

function bytesOf(page: Page, encoding: Encoding): Buffer {
  return encoding === 'identity' ? page.plain : page[encoding]!
}
