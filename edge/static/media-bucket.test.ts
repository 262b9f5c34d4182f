import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createDiskStorage } from '#platform/storage/disk.ts'
import { type ObjectStorage, StorageError } from '#platform/storage/storage.ts'
import { ask, startEdgeFixture } from '../testing/edge-fixture.ts'

const token = 'b'.repeat(22)
const earlier = 'e'.repeat(22)
const picture = Buffer.alloc(300_000, 'pixel ')
const folder = mkdtempSync(join(tmpdir(), 'bucket-'))
let bucket: ObjectStorage
let trial: Awaited<ReturnType<typeof startEdgeFixture>>
beforeAll(async () => {
  bucket = createDiskStorage(folder)
  await bucket.put(`media/${token}/960.webp`, picture, 'image/webp')
  trial = await startEdgeFixture({
    prepare(dir) {
      mkdirSync(join(dir, `data/media/${earlier}`), { recursive: true })
      writeFileSync(join(dir, `data/media/${earlier}/960.webp`), 'on disk')
    },
    bucket,
  })
})
afterAll(async () => {
  await trial.close()
  rmSync(folder, { recursive: true })
})

test('a picture in the bucket is sent as one on disk is', async () => {
  const path = `/media/${token}/960.webp`
  const found = await ask(trial, path)
  expect(found.body.equals(picture)).toBe(true)
  expect(found.headers).toMatchObject({
    'content-type': 'image/webp',
    'content-length': String(picture.length),
    'cache-control': 'public, max-age=86400',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
  })
  const read = vi.spyOn(bucket, 'get')
  const again = await ask(trial, path, { headers: { 'if-none-match': found.headers.etag! } })
  expect([again.status, again.body.length]).toEqual([304, 0])
  const head = await ask(trial, path, { method: 'HEAD' })
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '300000', 0])
  expect(read).not.toHaveBeenCalled()
  read.mockRestore()
})

test('whoever has a picture that is withdrawn is not told that it is still as it was', async () => {
  const path = `/media/${'w'.repeat(22)}/960.webp`
  await bucket.put(path.slice(1), picture, 'image/webp')
  const conditional = { headers: { 'if-none-match': (await ask(trial, path)).headers.etag! } }
  expect((await ask(trial, path, conditional)).status).toBe(304)
  await bucket.delete(path.slice(1))
  expect((await ask(trial, path, conditional)).status).toBe(404)
  expect((await ask(trial, path, { method: 'HEAD' })).status).toBe(404)
})

test('a picture that was asked for before it was there is seen a moment later', async () => {
  const path = `/media/${'n'.repeat(22)}/960.webp`
  expect((await ask(trial, path)).status).toBe(404)
  await bucket.put(path.slice(1), picture, 'image/webp')
  await expect.poll(async () => (await ask(trial, path)).status, { timeout: 5_000 }).toBe(200)
})

test('what lies on disk is read there, and the bucket is not asked', async () => {
  const asked = vi.spyOn(bucket, 'get')
  expect((await ask(trial, `/media/${earlier}/960.webp`)).text).toBe('on disk')
  expect(asked).not.toHaveBeenCalled()
  asked.mockRestore()
})

test('what is in neither is not found, and what is no address is not asked for', async () => {
  const asked = vi.spyOn(bucket, 'get')
  expect((await ask(trial, `/media/${token}/961.webp`)).status).toBe(404)
  expect(asked).toHaveBeenCalledTimes(1)
  for (const path of [`/media/${token}/960.png`, `/media/${token}/0960.webp`, '/media'])
    expect((await ask(trial, path)).status).toBe(404)
  expect(asked).toHaveBeenCalledTimes(1)
  asked.mockRestore()
})

test('a bucket that is away is an outage; one that breaks off is noticed by the reader', async () => {
  const asked = vi.spyOn(bucket, 'get').mockRejectedValue(new StorageError('storage.unreachable'))
  expect((await ask(trial, `/media/${token}/960.webp`)).status).toBe(503)
  asked.mockImplementation(async () => ({
    stream: Readable.from(
      (async function* () {
        yield picture.subarray(0, 1_000)
        throw new StorageError('storage.unreachable')
      })(),
    ),
    size: picture.length,
    type: 'image/webp',
  }))
  await expect(ask(trial, `/media/${token}/960.webp`)).rejects.toThrow()
  asked.mockRestore()
})
