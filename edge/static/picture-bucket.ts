import { PassThrough, pipeline, type Readable } from 'node:stream'
import { LRUCache } from 'lru-cache'
import { type ObjectStorage, type Range, StorageError } from '#platform/storage/storage.ts'
import { ClientGone, HttpError, overloaded } from '../http/http-error.ts'
import type { Limits } from '../http/limits.ts'
import { type BulkheadSize, createBulkhead } from '../load/bulkhead.ts'

/** Who wants a picture, and whether still. */
export interface Asker {
  network: string
  signal: AbortSignal
}

/**
 * The bucket, as readers may ask it. Anybody can make up addresses: the networks take turns at it, and a key that was not
 * there a moment ago is not asked for. All throw site.overloaded, site.unavailable, and ClientGone.
 */
export interface PictureBucket {
  /** Bytes; undefined where there is none. */
  size(key: string, asker: Asker): Promise<number | undefined>
  /** The stream must be read to its end or destroyed. It holds a turn for as long as the bucket sends, not for as long as its reader reads. */
  open(key: string, asker: Asker, range?: Range): Promise<{ size: number; stream: Readable } | undefined>
}

type BucketLimits = Pick<
  Limits,
  | 'bucketSlots'
  | 'bucketSlotsPerNetwork'
  | 'waiting'
  | 'maxWait'
  | 'missingPictureTime'
  | 'missingPictures'
  | 'unsent'
  | 'unsentPictures'
>

export function createPictureBucket(storage: ObjectStorage, limits: BucketLimits): PictureBucket {
  const size: BulkheadSize = {
    slots: limits.bucketSlots,
    perNetwork: limits.bucketSlotsPerNetwork,
    waiting: limits.waiting,
    maxWait: limits.maxWait,
  }
  const bulkhead = createBulkhead(size)
  const missing = new LRUCache<string, true>({
    max: limits.missingPictures,
    ttl: limits.missingPictureTime,
    ttlResolution: 0,
  })
  const room = createRoom(limits.unsentPictures)

  /** A turn, and in it what the bucket says. Whoever is given something gives the turn back. */
  async function ask<T>(
    key: string,
    asker: Asker,
    question: () => Promise<T | undefined>,
  ): Promise<{ found: T; release: () => void } | undefined> {
    if (missing.has(key)) return undefined
    const release = await bulkhead.acquire(asker)
    if (release === undefined) throw asker.signal.aborted ? new ClientGone() : overloaded()
    try {
      // Somebody who had a turn before may have found out.
      const found = missing.has(key) ? undefined : await question()
      if (found !== undefined) return { found, release }
      if (!missing.has(key)) missing.set(key, true)
    } catch (error) {
      release()
      throw error instanceof StorageError ? new HttpError('site.unavailable') : error
    }
    release()
    return undefined
  }

  return {
    async size(key, asker) {
      const answer = await ask(key, asker, () => storage.head(key))
      answer?.release()
      return answer?.found.size
    },
    async open(key, asker, range) {
      const answer = await ask(key, asker, () => (range ? storage.get(key, range) : storage.get(key)))
      if (answer === undefined) return undefined
      const { found, release } = answer
      found.stream.once('close', release)
      return { size: found.size, stream: buffered(found.stream, Math.min(found.size, limits.unsent), room) }
    },
  }
}

/** Takes from the source ahead of the reader, as far as there is room: where there is none, the source has to wait. */
function buffered(source: Readable, wanted: number, room: Room): Readable {
  const freed = room.take(wanted)
  const stream = freed === undefined ? new PassThrough() : new PassThrough({ readableHighWaterMark: wanted })
  if (freed !== undefined) stream.once('close', freed)
  // What breaks the source breaks the stream, whose reader hears of it.
  pipeline(source, stream, () => {})
  return stream
}

interface Room {
  /** A function that gives it back, or undefined when there is not as much. */
  take(bytes: number): (() => void) | undefined
}

function createRoom(bytes: number): Room {
  let left = bytes
  return {
    take(wanted) {
      if (wanted > left) return undefined
      left -= wanted
      return () => {
        left += wanted
      }
    },
  }
}
