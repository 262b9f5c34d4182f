import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { takedownPlace } from '#contract/takedown-place.ts'
import { env } from '#lib/env.ts'
import { writeFileAtomic } from '#platform/atomic-file.ts'
import { AppError } from '../errors.ts'
import type { Invalidation } from './invalidations.ts'

/** A busy edge answers in milliseconds. One that does not in this time is hung, and somebody has to be told. */
const patience = 8_000
const oneAttempt = 2_000
/** Nobody is kept waiting for good news. */
const moment = 500

/**
 * To be awaited after the transaction that took something from readers, before anybody is told that it is gone.
 * First a tombstone on disk: an edge that is not running reads it before it serves a page again. Then the running
 * edge, which answers once the pages are gone from its memory and from disk. The invalidation in the table is for
 * everybody else.
 */
export async function confirmTakedown({ tags, hard }: Invalidation): Promise<void> {
  const place = takedownPlace(env().dataDir)
  // No edge has ever kept a page here.
  if (!hard || !existsSync(place.pages)) return
  const tombstone = JSON.stringify({ id: randomUUID(), tags: [...new Set(tags)], at: Date.now() })
  const isOnDisk = await writeTombstone(place.tombstones, tombstone).then(
    () => true,
    () => false,
  )
  const deadline = performance.now() + patience
  do {
    const answer = await tell(place.socket, '/takedown', tombstone, oneAttempt)
    if (answer === 'gone' || (answer === 'nobody' && isOnDisk)) return
    await pause(100)
  } while (performance.now() < deadline)
  throw new AppError('site.takedown_unconfirmed')
}

/**
 * To be awaited after a transaction that changed what readers see: when it returns, a running edge knows, so that who
 * has just published finds it published. A comfort: without an answer the edge learns it from the table within 2 s.
 */
export async function notifyEdge(): Promise<void> {
  const place = takedownPlace(env().dataDir)
  if (existsSync(place.socket)) await tell(place.socket, '/changed', '', moment)
}

async function writeTombstone(folder: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFileAtomic(join(folder, `${randomUUID()}.json`), text)
}

type Answer = 'gone' | 'nobody' | 'unclear'

function tell(socketPath: string, path: string, body: string, limit: number): Promise<Answer> {
  return new Promise((resolve) => {
    const asking = request({ socketPath, method: 'POST', path, agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 204 ? 'gone' : 'unclear')
    })
    asking.setTimeout(limit, () => asking.destroy(new Error('No answer.')))
    asking.on('error', (error: NodeJS.ErrnoException) => {
      // Nobody listens: no edge runs, or the one that begins to has yet to read the tombstones.
      resolve(error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? 'nobody' : 'unclear')
    })
    asking.end(body)
  })
}
