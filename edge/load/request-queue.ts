import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Scheduler } from './event-loop-scheduler.ts'

export interface RequestQueueLimits {
  maxPipelined: number
  waitingPerNetwork: number
}

/** Every request in its turn, so that a crowd, or a client that asks a thousand things at once, holds up nobody else. */
export interface RequestQueue {
  /** Runs `begin` in the client's turn, with the milliseconds it waited; never when the client has gone by then. */
  add(req: IncomingMessage, begin: (waited: number) => void): void
  /** Somebody was let in: there may be more outside. */
  onConnection(): void
}

/** Requests of a connection that wait for their turn. */
const asked = Symbol('asked')

export function createRequestQueue(
  limits: RequestQueueLimits,
  networkOf: (req: IncomingMessage) => string,
  scheduler: Scheduler,
): RequestQueue {
  function wait(req: IncomingMessage, begin: () => void, others: number): void {
    const network = networkOf(req)
    // The same of all connections of a network together. A browser, which has no other question here, stays.
    if (others > 0 && scheduler.waitingOf(network) >= limits.waitingPerNetwork) req.socket.destroy()
    else scheduler.later(begin, network)
  }

  return {
    add(req, begin) {
      const socket: Socket & { [asked]?: number } = req.socket
      if (socket.destroyed) return
      const others = socket[asked] ?? 0
      // Browsers ask one thing at a time; a client that asks a thousand before the first answer is filling our memory.
      if (others >= limits.maxPipelined) return void socket.destroy()
      const arrived = performance.now()
      const run = () => {
        socket[asked]! -= 1
        if (!socket.destroyed) begin(performance.now() - arrived)
      }
      socket[asked] = others + 1
      // A health check does not wait in line.
      if (req.url === '/healthz' || req.url === '/readyz') run()
      else if (!scheduler.now(run)) wait(req, run, others)
    },
    onConnection: () => scheduler.onConnection(),
  }
}
