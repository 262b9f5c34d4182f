import type { Env } from '#lib/env.ts'
import { createS3Storage } from './s3.ts'
import type { ObjectStorage } from './storage.ts'

let opened: { of: Env['bucket']; storage: Promise<ObjectStorage> } | undefined

/** The bucket of the environment, opened once a process; undefined where files on disk are enough. */
export async function openBucket({ bucket }: Pick<Env, 'bucket'>): Promise<ObjectStorage | undefined> {
  if (bucket === undefined) return undefined
  if (opened?.of !== bucket) opened = { of: bucket, storage: createS3Storage(bucket) }
  return opened.storage
}
