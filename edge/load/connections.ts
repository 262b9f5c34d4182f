import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Limits } from '../http/limits.ts'
import type { ConnectionShare } from './connection-share.ts'
import { isTooSlow, type SendProgress, trackProgress } from './slow-readers.ts'

const look = 1_000

/**
 * Everybody who is connected. A place is a few kilobytes of memory, and they are many but not without end: in a crowd
 * the clocks run faster, and whoever is given something and does not take it is let go.
 */
export function watchConnections(server: Server, limits: Limits, share: ConnectionShare): void {
  const sockets = new Map<Socket, SendProgress | undefined>()

  function count(): void {
    const isCrowd = sockets.size > limits.crowd
    // Node reads these each time it looks for late headers, and each time an answer has gone out.
    server.headersTimeout = isCrowd ? limits.crowdHeadersTimeout : limits.headersTimeout
    server.keepAliveTimeout = isCrowd ? limits.crowdKeepAliveTimeout : limits.keepAliveTimeout
  }
  function endTheSlow(): void {
    const now = performance.now()
    for (const [socket, before] of sockets) {
      const sending = trackProgress(before, socket, now)
      if (sending !== undefined && isTooSlow(sending, limits)) socket.destroy()
      else if (sending !== before) sockets.set(socket, sending)
    }
  }

  let clock: NodeJS.Timeout | undefined
  server.on('listening', () => {
    clock = setInterval(endTheSlow, Math.min(look, limits.sendingGrace)).unref()
  })
  server.on('close', () => clearInterval(clock))
  server.on('connection', (socket) => {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
    if (!share.take(address)) return void socket.destroy()
    sockets.set(socket, undefined)
    count()
    socket.once('close', () => {
      share.give(address)
      sockets.delete(socket)
      count()
    })
  })
}
