import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { Zone } from '../admission/zone.ts'
import { HttpError } from '../http/http-error.ts'
import { languageOf, rightAddress } from './own-address.ts'
import { isHtml } from './response-headers.ts'

/** What goes out: Next's answer as it streams, or a page that was read whole first. */
export type Answer = Readable & Pick<IncomingMessage, 'statusCode' | 'headers'>

/** A page of 30,000 words with 1,000 comments is under 2 MB; beyond this something is wrong with it. */
const maxPage = 8 * 1024 * 1024

/** React puts <meta> into <head>; a declaration further down would be somebody's text. */
const headLength = 64 * 1024
const declaration = /<meta name="page-status" content="(404|410|500|503)"\/?>/

/**
 * An app-router page cannot send 410, 503 or 301 by itself, and its own 404 is an empty page for whoever has no
 * JavaScript. It declares these in its head, so pages are
 * read before their status goes out; its permanent redirect is always 308, and public pages answer 301. So does a public page
 * that was asked for by its address in another language.
 */
export async function withDeclaredStatus(
  answer: IncomingMessage,
  zone: Zone,
  asked: string,
): Promise<Answer> {
  if (answer.statusCode === 308 && zone === 'public') return Object.assign(answer, { statusCode: 301 })
  const declares = (zone === 'public' || zone === 'staff' || zone === 'preview') && isHtml(answer)
  if (answer.statusCode !== 200 || (!declares && zone !== 'public')) return answer
  const page = declares ? await readWhole(answer) : Buffer.alloc(0)
  const statusCode = declaredStatus(page) ?? 200
  const location =
    zone === 'public' ? rightAddress(asked, languageOf(statusCode, answer.headers, page)) : undefined
  if (location !== undefined) {
    answer.resume()
    return redirect(location)
  }
  if (!declares) return answer
  const headers = { ...answer.headers, 'content-length': String(page.length) }
  return Object.assign(Readable.from([page], { objectMode: false }), { statusCode, headers })
}

const redirect = (location: string): Answer =>
  Object.assign(Readable.from([], { objectMode: false }), {
    statusCode: 301,
    headers: { location, 'cache-control': 'no-store' },
  })

/** A public answer read to its end, with the status that is meant. */
export async function readPublic(
  answer: IncomingMessage,
): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
  const body = await readWhole(answer)
  const { statusCode = 502, headers } = answer
  const declared = statusCode === 200 && isHtml(answer) ? declaredStatus(body) : undefined
  return { status: declared ?? (statusCode === 308 ? 301 : statusCode), headers, body }
}

function declaredStatus(page: Buffer): number | undefined {
  const head = page.subarray(0, headLength).toString('latin1')
  const end = head.indexOf('</head>')
  const declared = declaration.exec(end === -1 ? head : head.slice(0, end))
  return declared ? Number(declared[1]) : undefined
}

/** Next was there, but what it said broke off or never ended. */
export class Unreadable extends HttpError {
  constructor() {
    super('site.unavailable', { 'retry-after': '5' })
  }
}

function readWhole(answer: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const fail = () => reject(new Unreadable())
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > maxPage) answer.destroy(new Error('The page is too large.'))
    })
    answer.once('end', () => resolve(Buffer.concat(chunks)))
    answer.once('error', fail)
    answer.once('aborted', fail)
    answer.once('close', () => {
      if (!answer.complete) fail()
    })
  })
}
