import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/** Development only: hands the socket of Next's hot reload through, as it came. */
export function tunnelHotReload(
  req: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  { nextPort, siteHost }: { nextPort: number; siteHost: string },
): void {
  if (!/^\/_next\/[\w/.-]*(?:\?|$)/.test(req.url ?? '')) {
    socket.destroy()
    return
  }
  const onward = connect(nextPort, '127.0.0.1', () => {
    const lines = [`${req.method} ${req.url} HTTP/1.1`]
    for (let i = 0; i + 1 < req.rawHeaders.length; i += 2) {
      const name = req.rawHeaders[i]!
      lines.push(`${name}: ${name.toLowerCase() === 'host' ? siteHost : req.rawHeaders[i + 1]}`)
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
    onward.write(head)
    onward.pipe(socket).pipe(onward)
  })
  const end = () => {
    onward.destroy()
    socket.destroy()
  }
  onward.on('error', end).on('close', end)
  socket.on('error', end).on('close', end)
}
