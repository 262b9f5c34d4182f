import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDiskStorage } from '#platform/storage/disk.ts'
import { ask, type EdgeFixture, startEdgeFixture } from '../testing/edge-fixture.ts'

const sound = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251))
const onDisk = `/media/${'d'.repeat(22)}/audio.mp3`
const inBucket = `/media/${'b'.repeat(22)}/audio.mp3`
const folder = mkdtempSync(join(tmpdir(), 'sounds-'))
const bucket = createDiskStorage(folder)
let trial: EdgeFixture
beforeAll(async () => {
  await bucket.put(inBucket.slice(1), sound, 'audio/mpeg')
  trial = await startEdgeFixture({
    prepare(dir) {
      mkdirSync(join(dir, `data${onDisk}`, '..'), { recursive: true })
      writeFileSync(join(dir, `data${onDisk}`), sound)
      mkdirSync(join(dir, `data/media/${'p'.repeat(22)}`))
      writeFileSync(join(dir, `data/media/${'p'.repeat(22)}/960.webp`), sound)
    },
    bucket,
  })
})
afterAll(async () => {
  await trial.close()
  rmSync(folder, { recursive: true })
})

describe.each([
  ['on disk', onDisk],
  ['in the bucket', inBucket],
])('a sound %s', (_, path) => {
  const get = (headers: Record<string, string>, method = 'GET') => ask(trial, path, { headers, method })

  test('is sent whole, of its type, and says that parts can be had', async () => {
    const whole = await get({})
    expect([whole.status, whole.body.equals(sound)]).toEqual([200, true])
    expect(whole.headers).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': '200000',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const head = await get({ range: 'bytes=0-1' }, 'HEAD')
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '200000', 0])
    expect((await get({ 'if-none-match': whole.headers.etag!, range: 'bytes=0-1' })).status).toBe(304)
  })

  test.each([
    ['bytes=0-', 0, 199_999],
    ['bytes=0-1', 0, 1],
    ['bytes=65536-131072', 65_536, 131_072],
    ['bytes=199999-999999', 199_999, 199_999],
    ['bytes=-70000', 130_000, 199_999],
  ])('is sent in part: %s', async (range, start, end) => {
    const part = await get({ range })
    expect([part.status, part.headers['content-range'], part.headers['content-length']]).toEqual([
      206,
      `bytes ${start}-${end}/200000`,
      String(end - start + 1),
    ])
    expect(part.body.equals(sound.subarray(start, end + 1))).toBe(true)
  })

  test('has nothing behind its end', async () => {
    const none = await get({ range: 'bytes=200000-' })
    expect([none.status, none.headers['content-range'], none.body.length]).toEqual([416, 'bytes */200000', 0])
  })

  test('goes on only from what the player has', async () => {
    const { etag } = (await get({})).headers
    expect((await get({ range: 'bytes=5-', 'if-range': etag! })).status).toBe(206)
    expect((await get({ range: 'bytes=5-', 'if-range': '"other"' })).status).toBe(200)
  })
})

test('of a picture no part is sent: nothing asks for one', async () => {
  const picture = await ask(trial, `/media/${'p'.repeat(22)}/960.webp`, { headers: { range: 'bytes=0-1' } })
  expect([picture.status, picture.headers['accept-ranges'], picture.body.length]).toEqual([
    200,
    undefined,
    200_000,
  ])
})

test.each([
  `/media/${'d'.repeat(22)}/audio.exe`,
  `/media/${'d'.repeat(22)}/other.mp3`,
  `/media/${'d'.repeat(22)}/960.mp3`,
  `/media/${'d'.repeat(22)}/audio.webp`,
  `/media/${'z'.repeat(22)}/audio.mp3`,
])('%s is nothing', async (path) => {
  expect((await ask(trial, path)).status).toBe(404)
})
