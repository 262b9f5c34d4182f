import type { IncomingMessage, ServerResponse } from 'node:http'
import { hasBody } from '../admission/exchange.ts'
import { isUnder } from '../admission/zone.ts'
import { type HttpError, type HttpErrorCode, httpErrors } from '../http/http-error.ts'
import { limits } from '../http/limits.ts'
import { renderErrorPage } from './error-page.ts'
import { dataPolicy, ownPagePolicy } from './security-headers.ts'
import type { Identity } from './site-identity.ts'

export interface Reply {
  status: number
  headers?: Readonly<Record<string, string>>
  type?: string
  body?: string
}

/** A short answer written by the edge itself. */
export function reply(req: IncomingMessage, res: ServerResponse, answer: Reply): void {
  if (isTooLate(res)) return
  const body = Buffer.from(answer.body ?? '')
  res.setHeader('cache-control', 'no-store')
  if (!res.hasHeader('content-security-policy')) res.setHeader('content-security-policy', dataPolicy)
  if (answer.body !== undefined) {
    res.setHeader('content-type', answer.type ?? 'text/plain; charset=utf-8')
    res.setHeader('content-length', body.length)
  }
  const unread = hasBody(req) && !req.complete
  if (unread) res.setHeader('connection', 'close')
  res.writeHead(answer.status, answer.headers)
  if (unread) deleteNow(req, res, body)
  else res.end(body)
}

/** An answer that has begun cannot become another one: it is cut off, so that it does not look complete. */
function isTooLate(res: ServerResponse): boolean {
  const late = res.headersSent || res.destroyed
  if (late) res.destroy()
  return late
}

/**
 * Closing a socket while its peer is still sending resets it, and a reset destroys the answer on its way. So the
 * answer is sent whole, and then we listen a little longer, to no more than a few megabytes.
 */
function deleteNow(req: IncomingMessage, res: ServerResponse, body: Buffer): void {
  let discarded = 0
  const finish = () => {
    clearTimeout(timer)
    req.off('data', count)
    if (!res.writableEnded) res.end()
  }
  const count = (chunk: Buffer) => {
    discarded += chunk.length
    if (discarded > limits.lingerBytes) finish()
  }
  const timer = setTimeout(finish, limits.lingerTime)
  if (body.length > 0) res.write(body)
  else res.flushHeaders()
  req.on('data', count)
  req.once('end', finish)
  req.once('close', finish)
  req.resume()
}

/** Programs get a code they can act on, people a page they can read. */
export function refuse(
  req: IncomingMessage,
  res: ServerResponse,
  refusal: HttpError,
  identity: Identity,
): void {
  const status = httpErrors[refusal.code]
  const headers = refusal.headers
  // An address under /api that leads nowhere was asked for by a program, whatever it accepts.
  if (wantsJson(req) || (refusal.code === 'request.not_found' && isUnder(pathOf(req), '/api'))) {
    reply(req, res, {
      status,
      headers,
      type: 'application/json',
      body: JSON.stringify({ code: refusal.code }),
    })
    return
  }
  replyPage(req, res, { status, headers, body: renderErrorPage(identity, sentence(refusal.code, identity)) })
}

export function replyPage(
  req: IncomingMessage,
  res: ServerResponse,
  page: { status: number; headers?: Readonly<Record<string, string>>; body: string },
): void {
  if (isTooLate(res)) return
  res.setHeader('content-security-policy', ownPagePolicy)
  reply(req, res, { ...page, type: 'text/html; charset=utf-8' })
}

export function wantsJson(req: IncomingMessage): boolean {
  const accept = req.headers.accept ?? ''
  if (accept.includes('text/html')) return false
  return accept.includes('application/json') || isUnder(pathOf(req), '/api')
}

const pathOf = (req: IncomingMessage): string => (req.url ?? '').split('?')[0]!

function sentence(code: HttpErrorCode, { words }: Identity): { title: string; text: string } {
  const [group, name] = code.split('.') as ['auth' | 'request' | 'site', string]
  return (words[group] as Record<string, { title: string; text: string }>)[name]!
}
