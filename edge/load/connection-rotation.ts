import type { Socket } from 'node:net'

/**
 * Counts the requests of each connection. Node's own `maxRequestsPerSocket` announces the end but leaves the socket
 * open, and answers 503 to a client that did not listen; here the last answer really is the last.
 */
export function createConnectionRotation(most: number): { isDue(socket: Socket): boolean } {
  // On the socket itself: this is asked for every request, and a map would be slower than the answer.
  const count = Symbol('requests')
  return {
    isDue(socket: Socket & { [count]?: number }) {
      const now = (socket[count] ?? 0) + 1
      socket[count] = now
      return now >= most
    },
  }
}
