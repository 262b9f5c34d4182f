import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { internalPath } from '#contract/public-addresses.ts'
import { reportsAddress } from '#contract/report-form/form.ts'
import type { Exchange } from '../admission/exchange.ts'
import { effectivePort } from '../admission/host.ts'
import { forwardedQuery } from '../admission/query.ts'
import { type BulkheadName, bulkheadOf } from '../admission/zone.ts'
import { createFailureDetector, type FailureDetector } from '../health/failure-detector.ts'
import type { Health } from '../health/readiness.ts'
import { ClientGone, HttpError, httpErrors, overloaded } from '../http/http-error.ts'
import type { Limits } from '../http/limits.ts'
import { type Bulkhead, createBulkhead } from '../load/bulkhead.ts'
import { renderUndeliveredComment } from '../responses/comment-retry-page.ts'
import { refuse, replyPage, wantsJson } from '../responses/reply.ts'
import { renderUndeliveredReport } from '../responses/report-retry-page.ts'
import { newNonce, pagePolicy } from '../responses/security-headers.ts'
import type { Identity } from '../responses/site-identity.ts'
import { type Body, streamBody, takeBody } from './body.ts'
import { createBodyRoom } from './body-memory.ts'
import type { Upstream } from './client.ts'
import { withDeclaredStatus } from './page-status.ts'
import { requestHeaders } from './request-headers.ts'
import { responseHeaders } from './response-headers.ts'
import { streamResponse } from './stream-response.ts'

export interface ProxyOptions {
  siteUrl: string
  development: boolean
  limits: Limits
  upstream: Upstream
  health: Health
  /** Whose site it is, as far as it is known by now. */
  identity(): Identity
}

/** Brings a request to Next and the answer back. Never rejects: what goes wrong becomes an answer. */
export type ProxyToNext = ReturnType<typeof createProxy>

export function createProxy({ siteUrl, development, limits, upstream, health, identity }: ProxyOptions) {
  const site = new URL(siteUrl)
  const size = {
    slots: limits.slots,
    waiting: limits.waiting,
    maxWait: limits.maxWait,
    perNetwork: limits.slotsPerNetwork,
  }
  const bulkheads: Record<BulkheadName, Bulkhead> = {
    public: createBulkhead(size),
    forms: createBulkhead(size),
    staff: createBulkhead(size),
  }

  const room = createBodyRoom(limits)

  return async function proxy(exchange: Exchange): Promise<void> {
    const { req, res, zone, method, target } = exchange
    const gone = new AbortController()
    res.once('close', () => {
      if (!res.writableFinished) gone.abort()
    })
    let body: (Body & { release(): void }) | undefined
    let release: (() => void) | undefined
    let detector: FailureDetector | undefined
    try {
      // Known before a byte of the picture is read: nobody waits for it, here or inside.
      if (zone === 'upload' && isWrite(exchange) && !exchange.hasSession)
        throw new HttpError('auth.unauthenticated')
      body = await takeBody(exchange, limits, room)
      // `next dev` may compile for longer than anybody doubts.
      const detectsFailure = !development
      if (detectsFailure && isWrite(exchange) && health.isAway)
        throw new HttpError('site.unavailable', { 'retry-after': '5' })
      // What comes back to its author has a clock of its own.
      if (detectsFailure && !givenBack(exchange))
        detector = createFailureDetector(
          health,
          limits,
          isWrite(exchange) ? 'site.uncertain' : 'site.unavailable',
          isWrite(exchange) ? 0 : limits.readPatience,
        )
      const signal = AbortSignal.any([
        gone.signal,
        ...(detector === undefined ? [] : [detector.signal]),
        ...(body.kind === 'kept' ? [body.ended] : []),
      ])
      const { waited, network, hasSession } = exchange
      const weight = weightOf(body, limits)
      release = await bulkheads[bulkheadOf(zone, hasSession)].acquire({ signal, waited, network, weight })
      if (release === undefined) throw reasonOf(signal) ?? overloaded()
      const nonce = newNonce()
      const address = target.encoded + forwardedQuery(zone, target.query, development, target.path)
      const path = zone === 'public' ? internalPath(address) : address
      const asked = await upstream.ask({
        // The status of a page is known from its body.
        method: method === 'HEAD' && zone === 'public' ? 'GET' : method,
        path,
        headers: framed(
          body,
          requestHeaders(req.headers, {
            zone,
            unsized: body.kind === 'streamed' && req.headers['content-length'] === undefined,
            siteHost: site.host,
            protocol: site.protocol.slice(0, -1),
            port: effectivePort(site),
            clientAddress: exchange.clientAddress,
            requestId: exchange.id,
            path,
            policy: pagePolicy(nonce, development),
            development,
          }),
        ),
        send: sender(exchange, body, limits),
        ...(givenBack(exchange) ? { patience: limits.commentTimeout } : {}),
        repeatable: body.kind === 'none' && (method === 'GET' || method === 'HEAD'),
        signal,
      })
      detector?.end()
      if (isUnreadable(exchange, asked)) {
        asked.resume()
        throw new HttpError('request.invalid')
      }
      const answer = await withDeclaredStatus(asked, zone, address)
      await streamResponse({
        upstream: answer,
        res,
        method,
        acceptEncoding: req.headers['accept-encoding']?.toString(),
        headers: responseHeaders(answer, { zone, method, nonce, development }),
        limits,
      })
    } catch (error) {
      if (error instanceof ClientGone) res.destroy()
      else if (error instanceof HttpError) {
        const said = release === undefined ? error : onceSent(exchange, error)
        refuseKindly(exchange, said, body, identity())
      } else throw error
    } finally {
      detector?.end()
      release?.()
      body?.release()
    }
  }
}

/** A body that was read whole has a length, whatever its sender said of it. */
function framed(body: Body, headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return body.kind === 'kept' ? { ...headers, 'content-length': body.bytes.length } : headers
}

/** Next takes a form apart in one go, and does nothing else meanwhile. */
function weightOf(body: Body, { bodyOfOneSlot }: Limits): number {
  return body.kind === 'kept' ? Math.max(1, Math.ceil(body.bytes.length / bodyOfOneSlot)) : 1
}

function sender(exchange: Exchange, body: Body, limits: Limits): (onward: ClientRequest) => Promise<void> {
  return (onward) => {
    if (body.kind === 'streamed') return streamBody(exchange, limits, onward)
    onward.end(body.kind === 'kept' ? body.bytes : undefined)
    return Promise.resolve()
  }
}

/** Why no client waits any more, if none does. What never had a slot was never sent: that much is certain. */
function reasonOf(signal: AbortSignal): Error | undefined {
  if (!signal.aborted) return undefined
  if (!(signal.reason instanceof HttpError)) return new ClientGone()
  const code = signal.reason.code === 'site.overloaded' ? 'site.overloaded' : 'site.unavailable'
  return new HttpError(code, signal.reason.headers)
}

/** A body that was ended for its room after Next had it: what it asked for may have been done. */
function onceSent(exchange: Exchange, refusal: HttpError): HttpError {
  if (refusal.code !== 'site.overloaded' || !isWrite(exchange) || givenBack(exchange)) return refusal
  return new HttpError('site.uncertain', refusal.headers)
}

/** A comment or a report that cannot be delivered goes back to its author with every word of it. */
function refuseKindly(
  exchange: Exchange,
  refusal: HttpError,
  body: Body | undefined,
  identity: Identity,
): void {
  const { req, res } = exchange
  const isForm = (req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  const render = givenBack(exchange)
  if (render && isForm && body?.kind === 'kept' && refusal.code.startsWith('site.') && !wantsJson(req)) {
    const status = httpErrors[refusal.code]
    const page = render(body.bytes, { status, ...identity })
    replyPage(req, res, { status, headers: refusal.headers, body: page })
  } else refuse(req, res, refusal, identity)
}

function isWrite({ method, zone }: Exchange): boolean {
  return zone !== 'development' && method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
}

/** Actions answer every failure with a value (domain/action.ts): a 500 means that Next could not read the call. */
function isUnreadable({ req, zone, method }: Exchange, answer: IncomingMessage): boolean {
  const isCall = zone === 'staff' && method === 'POST' && req.headers['next-action'] !== undefined
  return isCall && answer.statusCode === 500
}

/**
 * The forms that come back in a page of their own. A second attempt is recognised, by its request id or by its words: giving
 * it back early can lose nothing and store nothing twice.
 */
function givenBack({ method, target }: Exchange): typeof renderUndeliveredComment | undefined {
  if (method !== 'POST') return undefined
  if (target.path === '/api/comments') return renderUndeliveredComment
  return target.path === reportsAddress ? renderUndeliveredReport : undefined
}
