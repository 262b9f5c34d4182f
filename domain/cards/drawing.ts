import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { env } from '#lib/env.ts'
import { raw, z } from '#lib/schema.ts'
import { openBucket } from '#platform/storage/bucket.ts'
import type { Card } from './card.ts'

/** Twenty cards take five seconds on a slow core; a layout that hangs is not waited for. Milliseconds. */
const patience = 40_000

const answersSchema = z.array(raw().nullable())

// Assembled at run time, so that the bundler of the site does not try to follow it.
const script = join(process.cwd(), 'domain', 'cards', 'draw-cards.ts')

/**
 * Draws cards in a process that ends with them: a file each, or null for one that could not be drawn. A picture that is gone
 * meanwhile is left out.
 */
export async function drawCards(cards: readonly Card[]): Promise<(Buffer | null)[]> {
  const folder = join(env().dataDir, 'uploads', randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const pictures = await Promise.all(
      cards.map((card, index) => fetchPicture(card, join(folder, `${index}-picture`))),
    )
    const answers = await runScript({
      cards: cards.map((card, index) =>
        card.kind === 'article' && pictures[index] === null ? { ...card, picture: null } : card,
      ),
      pictures,
      folder,
    })
    return await Promise.all(
      answers.map((problem, index) => (problem === null ? readFile(join(folder, `${index}.jpg`)) : null)),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Where the picture lies on this disk: it may have to come from the bucket first. */
async function fetchPicture(card: Card, file: string): Promise<string | null> {
  if (card.kind === 'site' || card.picture === null) return null
  const name = `media/${card.picture.token}/${card.picture.width}.jpg`
  const onDisk = join(env().dataDir, name)
  const isThere = await access(onDisk).then(
    () => true,
    () => false,
  )
  if (isThere) return onDisk
  const found = await openBucket(env())?.get(name)
  if (found === undefined) return null
  await pipeline(found.stream, createWriteStream(file, { mode: 0o600 }))
  return file
}

async function runScript(order: object): Promise<(string | null)[]> {
  const child = spawn(process.execPath, ['--max-old-space-size=256', script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: patience,
    killSignal: 'SIGKILL',
    // Nothing of our secrets is in its environment.
    env: { NODE_ENV: 'production' },
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`Cards are not drawn: ${signal ?? `status ${code}`}`)),
    )
  })
  // One that is dead does not read: `ended` says so.
  child.stdin.on('error', () => {})
  child.stdin.end(JSON.stringify(order))
  const [answers] = await Promise.all([text(child.stdout), ended])
  return answersSchema.parse(JSON.parse(answers))
}
