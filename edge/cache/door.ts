import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { parseTombstone } from './tombstones.ts'

/**
 * A socket that only this machine's own user can open. A command that takes something from readers says so here and
 * waits for the answer: when it comes, the page is gone from memory and from disk. One that changed something says
 * that there is news: when the answer comes, no reader is given the old page as if it were the new one.
 */
export async function openDoor(
  path: string,
  /** Whether everything that shows these is gone. */
  takeDown: (tags: readonly string[]) => boolean,
  /** Reads the table of invalidations now; resolves when what it held is applied. */
  hear: () => Promise<void>,
): Promise<Server> {
  const server = createServer((req, res) => {
    read(req)
      .then(async (body) => {
        if (req.method === 'POST' && req.url === '/news') {
          await hear()
          return res.writeHead(204).end()
        }
        const tombstone = req.method === 'POST' && req.url === '/takedown' ? parseTombstone(body) : undefined
        if (tombstone === undefined) return res.writeHead(400).end()
        // A file that the disk does not let go is not gone: whoever waits for it asks again.
        res.writeHead(takeDown(tombstone.tags) ? 204 : 503).end()
      })
      .catch(() => res.writeHead(500).end())
  })
  server.requestTimeout = 5_000
  // What a killed edge left behind; the supervisor sees to it that there is no second one alive.
  rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  chmodSync(path, 0o600)
  server.unref()
  return server
}

async function read(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > 256 * 1024) throw new Error('Too large.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
