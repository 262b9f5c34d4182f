import { env } from '#lib/env.ts'
import { openBucket } from '#platform/storage/bucket.ts'
import { createDiskStorage } from '#platform/storage/disk.ts'
import { cardSize } from './card.ts'

/** Beside the pictures, and served as they are. What is written twice is the same. */
export async function keepCard(file: string, bytes: Buffer): Promise<void> {
  const storage = openBucket(env()) ?? createDiskStorage(env().dataDir)
  await storage.put(`media/${file}/${cardSize.width}.jpg`, bytes, 'image/jpeg')
}
