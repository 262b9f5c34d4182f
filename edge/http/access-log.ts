import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Histogram, Metrics } from '#lib/metrics.ts'

/** The part of a logger the edge uses. */
export interface EdgeLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/**
 * One line for each request but two kinds, of which there are too many: pages from memory on the fast path, and static
 * files. It is enough to see that the site works, and where it does not. No address, no query, no header: the log must not
 * become a record of who reads what.
 */
export function logAccess(
  req: IncomingMessage,
  res: ServerResponse,
  facts: { id: string; path: string; log: EdgeLog; times: RequestTimes },
): void {
  const started = performance.now()
  const { socket } = req
  const sentBefore = socket.bytesWritten
  res.once('close', () => {
    // Nobody saw the end of an answer that was cut short.
    const status = res.writableFinished ? res.statusCode : 499
    const ms = performance.now() - started
    facts.times.observe({ status: `${Math.floor(status / 100)}xx` }, ms / 1_000)
    facts.log.info(
      {
        id: facts.id,
        method: req.method,
        path: facts.path.slice(0, 512),
        status,
        ms: Math.round(ms),
        bytes: socket.bytesWritten - sentBefore,
      },
      'request',
    )
  })
}

export type RequestTimes = Pick<Histogram<'status'>, 'observe'>

/** The times of the requests that have a line in the log. */
export function createRequestTimes(metrics: Metrics): RequestTimes {
  return metrics.histogram('request_seconds', 'Requests that were not answered at once from memory.', {
    // Half a second is felt; after five seconds everybody has been answered.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    labelNames: ['status'],
  })
}
