import type { ClientRequest } from 'node:http'
import { declaredLength, type Exchange, hasBody } from '../admission/exchange.ts'
import { audioUpload } from '../admission/zone.ts'
import { ClientGone, HttpError } from '../http/http-error.ts'
import type { Limits } from '../http/limits.ts'
import type { BodyRoom } from './body-memory.ts'

/** How a request's body will travel: not at all, whole from memory, or as it comes in. */
export type Body =
  | { kind: 'none' }
  | { kind: 'kept'; bytes: Buffer; ended: AbortSignal }
  | { kind: 'streamed' }

/**
 * Small bodies are read before the request asks for a slot: a slow sender then holds nothing but its own socket, and
 * what was typed can be handed back. What has come in is counted, and bounded in all and for each network; `ended` is
 * aborted with a HttpError when others need its room.
 */
export async function takeBody(
  exchange: Exchange,
  limits: Limits,
  room: BodyRoom,
): Promise<Body & { release(): void }> {
  const { req, res } = exchange
  const nothing = { release: () => {} }
  if (!hasBody(req)) return { kind: 'none', ...nothing }
  const length = declaredLength(req)
  if (length !== undefined && length > bodyLimit(exchange, limits)) throw new HttpError('request.too_large')
  if (exchange.waitsForContinue) res.writeContinue()
  // Only pictures and sounds are streamed: everything else is here before it asks for a slot, whatever length it declares.
  if (exchange.zone === 'upload') return { kind: 'streamed', ...nothing }
  const { take, complete, ended, release } = room.enter(exchange.network)
  try {
    const chunks: Buffer[] = []
    const keep = (chunk: Buffer) => {
      if (!take(chunk.length)) throw new HttpError('site.overloaded', { 'retry-after': '5' })
      chunks.push(chunk)
      return true
    }
    await receive(exchange, limits, keep, { ended })
    complete()
    // Between its last byte and this line somebody may have needed its room.
    if (ended.aborted) throw ended.reason
    return { kind: 'kept', bytes: Buffer.concat(chunks), ended, release }
  } catch (error) {
    release()
    throw error
  }
}

/** Sends a body on while it is coming in, never more than a socket buffer of it in memory. */
export async function streamBody(exchange: Exchange, limits: Limits, onward: ClientRequest): Promise<void> {
  onward.on('drain', () => exchange.req.resume())
  await receive(exchange, limits, (chunk) => onward.write(chunk), { onward })
  onward.end()
}

/**
 * Reads a body to its end, counting. `take` says whether it can take more at once; reading ends with `onward`,
 * wherever the body was going, and with the reason of `ended`.
 */
function receive(
  exchange: Exchange,
  limits: Limits,
  take: (chunk: Buffer) => boolean,
  { onward, ended }: { onward?: ClientRequest; ended?: AbortSignal },
): Promise<void> {
  const { req } = exchange
  const most = bodyLimit(exchange, limits)
  return new Promise((resolve, reject) => {
    let received = 0
    const settle = (error?: Error) => {
      clearTimeout(idle)
      clearTimeout(deadline)
      req.off('data', onData).off('end', onEnd).off('close', onClose)
      onward?.off('close', onClose)
      ended?.removeEventListener('abort', onEnded)
      if (error === undefined) return resolve()
      req.pause()
      reject(error)
    }
    const onData = (chunk: Buffer) => {
      received += chunk.length
      if (received > most) return settle(new HttpError('request.too_large'))
      idle.refresh()
      try {
        if (!take(chunk)) req.pause()
      } catch (error) {
        settle(error as Error)
      }
    }
    const onEnd = () => settle()
    const onClose = () => settle(new ClientGone())
    const onEnded = () => settle(ended?.reason as Error)
    const tooSlow = () => settle(new HttpError('request.too_slow'))
    const idle = setTimeout(tooSlow, limits.bodyIdle)
    const deadline = setTimeout(tooSlow, timeLimit(exchange, limits))
    req.on('data', onData).on('end', onEnd).on('close', onClose)
    onward?.on('close', onClose)
    ended?.addEventListener('abort', onEnded, { once: true })
  })
}

function isUpload({ zone, method }: Exchange): boolean {
  return zone === 'upload' && method === 'POST'
}

const isAudio = ({ target }: Exchange): boolean => target.path === audioUpload

function timeLimit(exchange: Exchange, limits: Limits): number {
  if (!isUpload(exchange)) return limits.requestTimeout
  return isAudio(exchange) ? limits.audioTimeout : limits.uploadTimeout
}

function bodyLimit(exchange: Exchange, limits: Limits): number {
  if (isUpload(exchange)) return isAudio(exchange) ? limits.maxAudio : limits.maxUpload
  return isDraft(exchange) ? limits.maxDraft : limits.maxForm
}

/** Of what desks send, only a draft is JSON, and no call. Without a session it is refused unread, and its author is told why. */
function isDraft({ req, zone }: Exchange): boolean {
  const isJson = (req.headers['content-type'] ?? '').startsWith('application/json')
  return zone === 'staff' && isJson && req.headers['next-action'] === undefined
}
