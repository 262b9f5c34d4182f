import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastPathRequest } from '../admission/fast-path.ts'
import { type Encoding, negotiate } from '../http/accept-encoding.ts'
import { matches } from '../static/serve-static.ts'
import type { Heads, Page } from './page/page.ts'
import type { Found } from './stored-pages.ts'

export type SendPage = (
  req: IncomingMessage,
  res: ServerResponse,
  found: Found,
  extra: { question: FastPathRequest; requestId?: string; close: boolean },
) => void

/** Browsers send one of a dozen Accept-Encoding headers; whoever makes up others gets no more memory than this. */
const mostNegotiations = 500

/** Writes a stored page. This is the path that everything else exists to reach: it makes as little garbage as it can. */
export function createSendPage(base: readonly (readonly [string, string])[]): SendPage {
  const negotiations = new Map<string, Encoding>()
  const packedNegotiations = new Map<string, Encoding>()

  function choose(page: Page, header: string | undefined): Encoding {
    if (page.gzip === undefined || header === undefined) return 'identity'
    const known = page.br === undefined ? negotiations : packedNegotiations
    let chosen = known.get(header)
    if (chosen === undefined) {
      if (known.size >= mostNegotiations) known.clear()
      chosen = negotiate(header, page.br === undefined ? ['gzip'] : ['br', 'gzip'])
      known.set(header, chosen)
    }
    return chosen
  }

  function headsOf(page: Page, encoding: Encoding): Heads {
    const found = page.heads[encoding]
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
    const full = [...shared, ...own]
    const made = { full, unchanged: shared, hit: [...full, 'x-cache', 'hit'], encoding, etag }
    page.heads[encoding] = made
    return made
  }

  return (req, res, { page, state }, { question, requestId, close }) => {
    const head = headsOf(page, choose(page, question.acceptEncoding))
    const asked = question.ifNoneMatch
    const unchanged = asked !== undefined && isValidated(page) && matches(asked, head.etag)
    let lines = head.hit
    if (unchanged || close || state !== 'hit' || requestId !== undefined) {
      const special = [...(unchanged ? head.unchanged : head.full), 'x-cache', state]
      if (requestId !== undefined) special.push('x-request-id', requestId)
      if (close) special.push('connection', 'close')
      lines = special
    }
    // Node reads the lines and keeps nothing of them.
    res.writeHead(unchanged ? 304 : page.status, lines as string[])
    if (unchanged || req.method === 'HEAD') res.end()
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
