import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface DrainTimes {
  /** Still accepting, but saying on /readyz that this ends. */
  notice: number
  /** For whoever has just connected: their request is on its way. */
  lastRequests: number
  /** Then everybody who is not done is cut off: a restart must not hang on one slow download. */
  patience: number
}

/** Stops accepting, lets what is under way finish, and closes each connection as it falls idle. */
export async function drainServer(
  server: Server,
  { notice, lastRequests, patience }: DrainTimes,
): Promise<void> {
  if (notice > 0) await wait(notice)
  await new Promise<void>((resolve) => {
    let sweep: NodeJS.Timeout | undefined
    const first = setTimeout(() => {
      server.closeIdleConnections()
      sweep = setInterval(() => server.closeIdleConnections(), 50)
    }, lastRequests)
    const last = setTimeout(() => server.closeAllConnections(), patience)
    // The close of node:http would cut off connections that are so new that nothing has been read from them.
    NetServer.prototype.close.call(server, () => {
      clearTimeout(first)
      clearInterval(sweep)
      clearTimeout(last)
      resolve()
    })
  })
}
