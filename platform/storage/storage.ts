import type { Readable } from 'node:stream'

/** Objects by key: pictures today, backups later. Whoever writes twice under one key replaces; nothing is locked. */
export interface ObjectStorage {
  /** Whole or not at all: a stream that breaks leaves what was there before. */
  put(key: string, data: Readable | Uint8Array, type: string): Promise<void>
  /** Undefined where there is none. The stream must be read to its end or destroyed. */
  get(key: string, range?: Range): Promise<StoredObject | undefined>
  /** What `get` would say of the whole, without the bytes. A bucket that is not there looks like a missing object. */
  head(key: string): Promise<Omit<StoredObject, 'stream'> | undefined>
  /** What is not there is deleted already. */
  delete(key: string): Promise<void>
  /** A page of what begins with the prefix, in the order of UTF-8 bytes, after a key of an earlier page. */
  list(prefix: string, after?: string): Promise<ObjectPage>
}

/** Bytes from `start` on; `end` is the last one, as in HTTP. */
export interface Range {
  start: number
  end?: number
}

export interface StoredObject {
  stream: Readable
  /** Of this stream, which may be a part. */
  size: number
  type: string
}

export interface ObjectPage {
  objects: { key: string; modifiedAt: Date }[]
  /** For the next page; undefined at the end. */
  after: string | undefined
}

export type StorageCode =
  /** No such key can be. A defect, and never what somebody typed. */
  | 'storage.key'
  /** The object is shorter. */
  | 'storage.range'
  /** Keys, bucket or rights are wrong: somebody has to see to it. */
  | 'storage.refused'
  /** No answer in time, or one that makes no sense. */
  | 'storage.unreachable'

/** What a server says may hold names and keys: it stays out of messages and logs. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: StorageCode
  constructor(code: StorageCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

/** As many as S3 gives at once. */
export const pageSize = 1_000

/** S3 takes 1,024 bytes; file systems take 255 a part, and a draft needs some of them for itself. */
const longest = { key: 1_000, part: 200 }

/** Pure: the key, or StorageError. Parts between slashes; none begins with a dot, so that none leads up or is hidden. */
export function checkKey(key: string): string {
  const isWhole = key
    .split('/')
    .every((part) => part !== '' && !part.startsWith('.') && Buffer.byteLength(part) <= longest.part)
  if (!isWhole || Buffer.byteLength(key) > longest.key || /[\p{Cc}\\]/u.test(key) || !key.isWellFormed())
    throw new StorageError('storage.key')
  return key
}

/** Pure: the part of an object of this size that is asked for; StorageError where it begins behind the end. */
export function withinSize({ start, end }: Range, size: number): { start: number; end: number } {
  if (start < 0 || start >= size || (end !== undefined && end < start))
    throw new StorageError('storage.range')
  return { start, end: Math.min(end ?? size - 1, size - 1) }
}
