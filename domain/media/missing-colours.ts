import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { env } from '#lib/env.ts'
import { raw, z } from '#lib/schema.ts'
import { openBucket } from '#platform/storage/bucket.ts'

/** A night: three seconds of work. The newest come first, and those of ten thousand have theirs after two months. */
const atOnce = 200

const coloursSchema = z.array(raw().nullable())
const script = join(process.cwd(), 'domain', 'media', 'measure-colours.ts')

/**
 * Gives pictures that have none their colour, from their smallest file. One whose file is not there keeps none. Pages show it when they are rendered next: no reader needs it at once.
 */
export async function measureMissingColours(most = atOnce): Promise<void> {
  const pictures = await appDb()
    .select({ id: media.id, token: media.token, widths: media.widths })
    .from(media)
    .where(and(isNull(media.colour), isNull(media.withdrawnAt)))
    .orderBy(desc(media.createdAt))
    .limit(most)
  if (pictures.length === 0) return
  const folder = join(env().dataDir, 'uploads', randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const files: string[] = []
    for (const { token, widths } of pictures)
      files.push(await fetchFile(`media/${token}/${widths[0]}.jpg`, join(folder, token)))
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...files], {
      timeout: 60_000,
      killSignal: 'SIGKILL',
      env: { NODE_ENV: 'production' },
    })
    for (const [index, colour] of coloursSchema.parse(JSON.parse(stdout)).entries())
      if (colour !== null)
        await appDb().update(media).set({ colour }).where(eq(media.id, pictures[index]!.id))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Where it lies on this disk: it may have to come from the bucket first. */
async function fetchFile(key: string, file: string): Promise<string> {
  const onDisk = join(env().dataDir, key)
  const isThere = await access(onDisk).then(
    () => true,
    () => false,
  )
  const found = isThere ? undefined : await openBucket(env())?.get(key)
  if (found === undefined) return onDisk
  await pipeline(found.stream, createWriteStream(file, { mode: 0o600 }))
  return file
}
