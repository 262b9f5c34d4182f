import type { IncomingMessage, ServerResponse } from 'node:http'

/** The part of a logger the edge uses. */
export interface EdgeLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/**
 * One line for each request that is not answered from memory, enough to see that the site works and where it does not. No address, no query, no header: the
 * log must not become a record of who reads what.
 */
export function logAccess(
  req: IncomingMessage,
  res: ServerResponse,
  facts: { id: string; path: string; log: EdgeLog },
): void {
  const started = performance.now()
  const { socket } = req
  const sentBefore = socket.bytesWritten
  res.once('close', () => {
    facts.log.info(
      {
        id: facts.id,
        method: req.method,
        path: facts.path.slice(0, 512),
        // Nobody saw the end of an answer that was cut short.
        status: res.writableFinished ? res.statusCode : 499,
        ms: Math.round(performance.now() - started),
        bytes: socket.bytesWritten - sentBefore,
      },
      'request',
    )
  })
}
