import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * Below 32768, where systems take the local ports of outgoing connections from: a port kept for months
 * should not be lost to one of those.
 */
const range = { from: 20_000, to: 32_000 }

export async function pickPort(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = randomInt(range.from, range.to)
    if (await isFree(port)) return port
  }
  throw new Error(`No free port on 127.0.0.1 between ${range.from} and ${range.to}.`)
}

export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
