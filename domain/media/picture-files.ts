import { createReadStream } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { env } from '#lib/env.ts'
import { openBucket } from '#platform/storage/bucket.ts'
import type { ObjectStorage } from '#platform/storage/storage.ts'
import { audioFormats, audioTypes } from './audio.ts'

const types: Record<string, string> = {
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  ...Object.fromEntries(audioFormats.map((format) => [`.${format}`, audioTypes[format]])),
}

/** Pictures and sounds as the bucket knows them: media/<token>/<width>.<avif|webp|jpg>, media/<token>/audio.<format>. */
const prefixOf = (token: string): string => `media/${token}/`

const folderOf = (token: string): string => join(env().dataDir, 'media', token)

/**
 * Gives the finished variants of a picture their place: on disk all at once, by renaming their folder; in a bucket one after
 * the other, before anybody knows the address. The folder is gone from where it was.
 */
export async function keepVariants(staging: string, token: string): Promise<void> {
  const bucket = openBucket(env())
  if (bucket === undefined) return rename(staging, folderOf(token))
  try {
    for (const name of await readdir(staging))
      await bucket.put(
        `${prefixOf(token)}${name}`,
        createReadStream(join(staging, name)),
        types[extname(name)] ?? 'application/octet-stream',
      )
  } catch (error) {
    // What is left all the same has no address that anybody knows.
    await deleteObjects(bucket, token).catch(() => {})
    throw error
  }
  await rm(staging, { recursive: true, force: true })
}

/**
 * In both places: a picture that was taken in before there was a bucket lies on disk. What one of them refuses keeps
 * nothing in the other.
 */
export async function deleteVariants(token: string): Promise<void> {
  const bucket = openBucket(env())
  try {
    await rm(folderOf(token), { recursive: true, force: true })
  } finally {
    if (bucket !== undefined) await deleteObjects(bucket, token)
  }
}

async function deleteObjects(bucket: ObjectStorage, token: string): Promise<void> {
  // Three codings of six widths, or one sound: never more than a page.
  const { objects } = await bucket.list(prefixOf(token))
  for (const { key } of objects) await bucket.delete(key)
}
