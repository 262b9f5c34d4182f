import { once } from 'node:events'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { dirname } from 'node:path'
import type { EdgeLog } from '#edge/http/access-log.ts'
import { parseTombstone, readTombstones, type Tombstone, takesTombstones } from './tombstones.ts'

export interface ControlSocket {
  close(): void
}

export interface ControlSocketOptions {
  place: { socket: string; tombstones: string }
  /** Takes everything that shows these from readers. */
  takeDown(tags: readonly string[]): void
  /** Whether the disk still has something that shows these, once it has been told to let it go. */
  hasPendingDeletes(tags: readonly string[]): Promise<boolean>
  /** Reads the table of invalidations now; resolves when what it held is applied. */
  poll(): Promise<unknown>
  log: EdgeLog
}

/** Milliseconds; a command that leaves a tombstone as soon as the disk takes one is heard so much later. */
const retryPause = 250
/** Takedowns that are asked about at one time: ten times the commands that can be under way, for as long as they ask. */
const remembered = 1_000

/**
 * A socket that only this machine's own user can open. A command that takes something from readers says so here and
 * waits for the answer: when it comes, the page is gone from memory and from disk. One that changed something says
 * that there is news: when the answer comes, no reader is given the old page as if it were the new one.
 */
export async function openControlSocket({
  place,
  takeDown,
  hasPendingDeletes,
  poll,
  log,
}: ControlSocketOptions): Promise<ControlSocket> {
  const begun = Date.now()
  let retry: NodeJS.Timeout | undefined
  const done = new Set<string>()
  /** Once: a command that asks again must not throw away what has been rendered since, or the front page would never be there. */
  function takeDownOnce({ id, tags }: Tombstone): void {
    if (id !== undefined && done.has(id)) return
    takeDown(tags)
    if (id === undefined) return
    done.add(id)
    if (done.size > remembered) done.delete(done.values().next().value!)
  }

  const server = createServer((req, res) => {
    read(req)
      .then(async (body) => {
        if (req.method === 'POST' && req.url === '/changed') {
          await poll()
          return res.writeHead(204).end()
        }
        const tombstone = req.method === 'POST' && req.url === '/takedown' ? parseTombstone(body) : undefined
        if (tombstone === undefined) return res.writeHead(400).end()
        takeDownOnce(tombstone)
        // A file that the disk does not let go is not gone: the command that waits for it asks again.
        res.writeHead((await hasPendingDeletes(tombstone.tags)) ? 503 : 204).end()
      })
      .catch(() => res.writeHead(500).end())
  })
  server.requestTimeout = 5_000
  server.unref()

  async function listen(): Promise<void> {
    // What a killed edge left behind; the supervisor sees to it that there is no second one alive.
    mkdirSync(dirname(place.socket), { recursive: true, mode: 0o700 })
    rmSync(place.socket, { force: true })
    const opened = once(server, 'listening')
    server.listen(place.socket)
    await opened
    chmodSync(place.socket, 0o600)
  }
  function tryLater(): void {
    retry = setTimeout(() => {
      listen().then(catchUp, tryLater)
    }, retryPause).unref()
  }
  /** A takedown that found no socket has left a tombstone. */
  function catchUp(): void {
    log.info({}, 'takedowns are heard')
    for (const tombstone of readTombstones(place.tombstones))
      if (tombstone.at >= begun) takeDownOnce(tombstone)
  }

  try {
    await listen()
  } catch (error) {
    // Where commands could leave tombstones nevertheless, they would take it for said that nobody serves these pages.
    if (takesTombstones(place.tombstones)) throw error
    log.error({ error }, 'no takedown is heard or confirmed until the disk can be written again')
    tryLater()
  }
  return {
    close() {
      clearTimeout(retry)
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Bytes. A picture that ten thousand articles show is named by the tags of each of them. */
const largestTakedown = 2 * 1024 * 1024

async function read(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestTakedown) throw new Error('Too large.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
