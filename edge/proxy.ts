import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { withDeclaredStatus } from './answer.ts'
import { type Body, streamBody, takeBody } from './body.ts'
import { createBodyRoom } from './body-room.ts'
import { deliver } from './deliver.ts'
import { createDoubt, type Doubt } from './doubt.ts'
import type { Exchange } from './exchange.ts'
import type { Health } from './health.ts'
import { effectivePort } from './host.ts'
import type { Identity } from './identity.ts'
import { createLane, type Lane } from './lane.ts'
import type { Limits } from './limits.ts'
import { forwardedQuery } from './query.ts'
import { Gone, overloaded, Refusal, refusals } from './refusal.ts'
import { refuse, replyPage, wantsJson } from './reply.ts'
import { requestHeaders } from './request-headers.ts'
import { responseHeaders } from './response-headers.ts'
import { newNonce, pagePolicy } from './security-headers.ts'
import { renderUndeliveredComment } from './unavailable-page.ts'
import type { Upstream } from './upstream.ts'
import { type LaneName, laneOf } from './zone.ts'

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
export function createProxy({ siteUrl, development, limits, upstream, health, identity }: ProxyOptions) {
  const site = new URL(siteUrl)
  const size = {
    slots: limits.slots,
    waiting: limits.waiting,
    maxWait: limits.maxWait,
    perNetwork: limits.slotsPerNetwork,
  }
  const lanes: Record<LaneName, Lane> = {
    public: createLane(size),
    forms: createLane(size),
    staff: createLane(size),
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
    let doubt: Doubt | undefined
    try {
      // Known before a byte of the picture is read: nobody waits for it, here or inside.
      if (zone === 'upload' && isWrite(exchange) && !exchange.hasSession)
        throw new Refusal('auth.unauthenticated')
      body = await takeBody(exchange, limits, room)
      // `next dev` may compile for longer than anybody doubts.
      const doubts = !development
      if (doubts && isWrite(exchange) && health.isAway)
        throw new Refusal('site.unavailable', { 'retry-after': '5' })
      // A comment has a clock of its own.
      if (doubts && !isComment(exchange))
        doubt = createDoubt(health, limits, isWrite(exchange) ? 'site.uncertain' : 'site.unavailable')
      const signal = AbortSignal.any([
        gone.signal,
        ...(doubt === undefined ? [] : [doubt.signal]),
        ...(body.kind === 'kept' ? [body.ended] : []),
      ])
      const { waited, network, hasSession } = exchange
      const weight = weightOf(body, limits)
      release = await lanes[laneOf(zone, hasSession)].acquire({ signal, waited, network, weight })
      if (release === undefined) throw reasonOf(signal) ?? overloaded()
      const nonce = newNonce()
      const path = target.encoded + forwardedQuery(zone, target.query, development)
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
        ...(isComment(exchange) ? { patience: limits.commentTimeout } : {}),
        repeatable: body.kind === 'none' && (method === 'GET' || method === 'HEAD'),
        signal,
      })
      doubt?.end()
      if (isUnreadable(exchange, asked)) {
        asked.resume()
        throw new Refusal('request.invalid')
      }
      const answer = await withDeclaredStatus(asked, zone)
      await deliver({
        upstream: answer,
        res,
        method,
        acceptEncoding: req.headers['accept-encoding']?.toString(),
        headers: responseHeaders(answer, { zone, method, nonce, development }),
        limits,
      })
    } catch (error) {
      if (error instanceof Gone) res.destroy()
      else if (error instanceof Refusal) {
        const said = release === undefined ? error : onceSent(exchange, error)
        refuseKindly(exchange, said, body, identity())
      } else throw error
    } finally {
      doubt?.end()
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

/** Why nobody waits any more, if nobody does. What never had a slot was never sent: that much is certain. */
function reasonOf(signal: AbortSignal): Error | undefined {
  if (!signal.aborted) return undefined
  if (!(signal.reason instanceof Refusal)) return new Gone()
  const code = signal.reason.code === 'site.overloaded' ? 'site.overloaded' : 'site.unavailable'
  return new Refusal(code, signal.reason.headers)
}

/** A body that was ended for its room after Next had it: what it asked for may have been done. */
function onceSent(exchange: Exchange, refusal: Refusal): Refusal {
  if (refusal.code !== 'site.overloaded' || !isWrite(exchange) || isComment(exchange)) return refusal
  return new Refusal('site.uncertain', refusal.headers)
}

/** A comment that cannot be delivered goes back to its author with every word of it. */
function refuseKindly(
  exchange: Exchange,
  refusal: Refusal,
  body: Body | undefined,
  identity: Identity,
): void {
  const { req, res } = exchange
  const isForm = (req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  if (
    isComment(exchange) &&
    isForm &&
    body?.kind === 'kept' &&
    refusal.code.startsWith('site.') &&
    !wantsJson(req)
  ) {
    const status = refusals[refusal.code]
    const page = renderUndeliveredComment(body.bytes, { status, ...identity })
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

/** A second attempt is recognised by its request id: giving it back early can lose nothing and publish nothing twice. */
function isComment({ method, target }: Exchange): boolean {
  return method === 'POST' && target.path === '/api/comments'
}
