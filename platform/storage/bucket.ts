import type { Bucket } from '#lib/env-bucket.ts'
import { createS3Storage } from './s3.ts'
import type { ObjectStorage } from './storage.ts'

let opened: { of: Bucket; storage: ObjectStorage } | undefined

/** The bucket of the environment, one a process; undefined where files on disk are enough. */
export function openBucket({ bucket }: { bucket: Bucket | undefined }): ObjectStorage | undefined {
  if (bucket === undefined) return undefined
  if (opened?.of !== bucket) opened = { of: bucket, storage: lazily(bucket) }
  return opened.storage
}

/** The client takes a second to load on a busy machine, and readers are waiting for the edge: not before it is asked. */
function lazily(bucket: Bucket): ObjectStorage {
  let made: Promise<ObjectStorage> | undefined
  const storage = () =>
    (made ??= createS3Storage(bucket).catch((error) => {
      // What failed once, for want of memory or of files, is tried again by whoever comes next.
      made = undefined
      throw error
    }))
  return {
    put: async (...given) => (await storage()).put(...given),
    get: async (...given) => (await storage()).get(...given),
    head: async (...given) => (await storage()).head(...given),
    delete: async (...given) => (await storage()).delete(...given),
    list: async (...given) => (await storage()).list(...given),
  }
}
