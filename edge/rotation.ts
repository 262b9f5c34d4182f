import type { Socket } from 'node:net'

/**
 * Counts the requests of each connection. Node's own `maxRequestsPerSocket` announces the end but leaves the socket
 * open, and answers 503 to a client that did not listen; here the last answer really is the last.
 */
export function createRotation(most: number): { isDue(socket: Socket): boolean } {
  const counts = new WeakMap<Socket, number>()
  return {
    isDue(socket) {
      const count = (counts.get(socket) ?? 0) + 1
      counts.set(socket, count)
      return count >= most
    },
  }
}
