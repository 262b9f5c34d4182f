import { Agent, type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { ClientGone, HttpError } from '../http/http-error.ts'
import type { Limits } from '../http/limits.ts'

export interface Question {
  method: string
  /** Path and query. */
  path: string
  headers: OutgoingHttpHeaders
  /** Writes the body and ends the request; resolves when all of it is sent. */
  send(onward: ClientRequest): Promise<void>
  /** Whether asking twice is the same as asking once. */
  repeatable: boolean
  /** A shorter time than usual for the answer to begin; it is then taken for away, not for slow. */
  patience?: number
  /** When its reason is an HttpError, that is what the visitor gets. */
  signal: AbortSignal
}

export interface Upstream {
  /** The head of Next's answer. Rejects with a HttpError when there is none, with ClientGone when nobody waits for it. */
  ask(question: Question): Promise<IncomingMessage>
  /** When Next last answered, be it that it failed, by `performance.now()`; 0 before it has. */
  readonly answeredAt: number
  close(): void
}

export function createUpstream(port: number, limits: Limits): Upstream {
  const kept = new Agent({ keepAlive: true, maxFreeSockets: 64, scheduling: 'lifo' })
  // Next closes idle connections when it likes. A question that must not be asked twice never takes one of those.
  // It is told nevertheless that the connection stays: it would close it on what it has not read of a picture that it
  // refuses, and the reset would destroy the refusal.
  const fresh = new Agent({ keepAlive: true, maxFreeSockets: 0 })
  let answeredAt = 0

  function attempt(question: Question, agent: Agent): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { method, path, headers, signal } = question
      const onward = request({ host: '127.0.0.1', port, method, path, headers, agent, setHost: false })
      let clock: NodeJS.Timeout | undefined
      let settled = false
      const settle = () => {
        settled = true
        clearTimeout(clock)
      }
      const fail = (error: Error) => {
        if (settled) return
        settle()
        onward.destroy()
        reject(error)
      }
      const onAbort = () => {
        fail(signal.reason instanceof HttpError ? signal.reason : new ClientGone())
        onward.destroy()
      }
      signal.addEventListener('abort', onAbort, { once: true })
      onward.on('close', () => signal.removeEventListener('abort', onAbort))
      onward.on('error', (error: NodeJS.ErrnoException) => {
        const stale = onward.reusedSocket && error.code === 'ECONNRESET' && question.repeatable
        if (stale && !settled) {
          settle()
          resolve(attempt(question, fresh))
        } else fail(new HttpError('site.unavailable', { 'retry-after': '5' }))
      })
      onward.on('response', (answer) => {
        answeredAt = performance.now()
        if (settled) return answer.destroy()
        settle()
        answer.setTimeout(limits.upstreamTimeout, () =>
          answer.destroy(new Error('The answer stopped half-way.')),
        )
        resolve(answer)
      })
      question.send(onward).then(
        () => {
          if (!settled) {
            const code = question.patience === undefined ? 'site.timeout' : 'site.unavailable'
            const late = new HttpError(code, { 'retry-after': '5' })
            clock = setTimeout(() => fail(late), question.patience ?? limits.upstreamTimeout)
          }
        },
        (error: Error) => {
          fail(error)
          onward.destroy()
        },
      )
    })
  }

  return {
    ask: (question) => attempt(question, question.repeatable ? kept : fresh),
    get answeredAt() {
      return answeredAt
    },
    close() {
      kept.destroy()
      fresh.destroy()
    },
  }
}
