import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, expect, test, vi } from 'vitest'
import { type ObjectStorage, StorageError } from '#platform/storage/storage.ts'
import { type Limits, limits } from '../http/limits.ts'
import { createPictureBucket } from './picture-bucket.ts'

afterEach(() => vi.restoreAllMocks())

const few = { bucketSlots: 3, bucketSlotsPerNetwork: 2, waiting: 10, maxWait: 20 }
const asker = (network: string, signal = new AbortController().signal) => ({ network, signal })

/** A bucket that has each picture it is told of, and nothing else. */
function aBucket(given: Partial<Limits> = {}) {
  const objects = new Map<string, () => Readable>()
  const storage = {
    put: vi.fn(),
    get: vi.fn(async (key: string) => {
      const stream = objects.get(key)?.()
      return stream && { stream, size: 100_000, type: 'image/webp' }
    }),
    head: vi.fn(async (key: string) =>
      objects.has(key) ? { size: 100_000, type: 'image/webp' } : undefined,
    ),
    delete: vi.fn(),
    list: vi.fn(),
  } satisfies ObjectStorage
  return { objects, storage, pictures: createPictureBucket(storage, { ...limits, ...few, ...given }) }
}
const whole = Buffer.alloc(100_000, 'pixel ')

test('one network has its share at once; the others have theirs meanwhile, and it gets on when one has been sent', async () => {
  const { objects, pictures } = aBucket()
  const sending = [new PassThrough(), new PassThrough(), new PassThrough()]
  let begun = 0
  objects.set('a', () => sending[begun++]!)
  const first = await pictures.open('a', asker('one'))
  await pictures.open('a', asker('one'))
  await expect(pictures.open('a', asker('one'))).rejects.toMatchObject({ code: 'site.overloaded' })
  await expect(pictures.size('a', asker('one'))).rejects.toMatchObject({ code: 'site.overloaded' })
  expect(await pictures.open('a', asker('two'))).toBeDefined()
  sending[0]!.end(whole)
  expect((await buffer(first!.stream)).equals(whole)).toBe(true)
  expect(await pictures.size('a', asker('one'))).toBe(100_000)
})

test('a reader who does not read holds no turn once all is here; where there is no room for it, one', async () => {
  for (const [unsentPictures, isServed] of [
    [100_000, true],
    [99_999, false],
  ] as const) {
    const { objects, pictures } = aBucket({ bucketSlots: 1, unsentPictures })
    objects.set('a', () => Readable.from([whole.subarray(0, 90_000), whole.subarray(90_000)]))
    const slow = await pictures.open('a', asker('one'))
    const next = pictures.size('a', asker('two'))
    if (isServed) expect(await next).toBe(100_000)
    else await expect(next).rejects.toMatchObject({ code: 'site.overloaded' })
    expect((await buffer(slow!.stream)).equals(whole)).toBe(true)
    // Its room and its turn are back.
    const later = await pictures.open('a', asker('two'))
    expect((await buffer(later!.stream)).equals(whole)).toBe(true)
  }
})

test('whoever leaves gives the turn back: while waiting, and in the middle of a picture', async () => {
  const { objects, storage, pictures } = aBucket({ bucketSlots: 1, maxWait: 60_000 })
  const sending = new PassThrough()
  objects.set('a', () => sending)
  const read = await pictures.open('a', asker('one'))
  const leaving = new AbortController()
  const waiting = pictures.open('a', asker('two', leaving.signal))
  leaving.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'Gone' })
  read!.stream.destroy()
  expect(await pictures.size('a', asker('two'))).toBe(100_000)
  expect(sending.destroyed).toBe(true)
  expect(storage.get).toHaveBeenCalledTimes(1)
})

test('what is not there is asked for once in a moment, and seen as soon as that is over', async () => {
  const begun = performance.now()
  const clock = vi.spyOn(performance, 'now').mockReturnValue(begun)
  const { objects, storage, pictures } = aBucket()
  for (let i = 0; i < 10; i++) {
    expect(await pictures.open('a', asker('one'))).toBeUndefined()
    expect(await pictures.size('a', asker('two'))).toBeUndefined()
  }
  expect(storage.get).toHaveBeenCalledTimes(1)
  expect(storage.head).not.toHaveBeenCalled()
  objects.set('a', () => Readable.from([whole]))
  clock.mockReturnValue(begun + limits.missingPictureTime - 1)
  expect(await pictures.size('a', asker('one'))).toBeUndefined()
  clock.mockReturnValue(begun + limits.missingPictureTime + 1)
  expect(await pictures.size('a', asker('one'))).toBe(100_000)
})

test('no more missing pictures are remembered than there is place for', async () => {
  const { storage, pictures } = aBucket({ missingPictures: 2 })
  for (const key of ['a', 'b', 'c', 'c', 'a']) await pictures.open(key, asker('one'))
  expect(storage.get.mock.calls.flat()).toEqual(['a', 'b', 'c', 'a'])
})

test('a bucket that fails is an outage, keeps no turn, and is asked again', async () => {
  const { objects, storage, pictures } = aBucket({ bucketSlots: 1 })
  objects.set('a', () => Readable.from([whole]))
  storage.get.mockRejectedValueOnce(new StorageError('storage.unreachable'))
  storage.head.mockRejectedValueOnce(new StorageError('storage.refused'))
  await expect(pictures.open('a', asker('one'))).rejects.toMatchObject({ code: 'site.unavailable' })
  await expect(pictures.size('a', asker('one'))).rejects.toMatchObject({ code: 'site.unavailable' })
  expect(await pictures.size('a', asker('one'))).toBe(100_000)
})

test('one that breaks off in the middle is heard of by its reader', async () => {
  const { objects, pictures } = aBucket()
  const sending = new PassThrough()
  objects.set('a', () => sending)
  const read = await pictures.open('a', asker('one'))
  sending.write(whole.subarray(0, 1_000))
  sending.destroy(new StorageError('storage.unreachable'))
  await expect(buffer(read!.stream)).rejects.toMatchObject({ code: 'storage.unreachable' })
})
