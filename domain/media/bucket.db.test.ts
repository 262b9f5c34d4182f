import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { openBucket } from '#platform/storage/bucket.ts'
import { type ObjectStorage, StorageError } from '#platform/storage/storage.ts'
import { aBucket } from '#testing/bucket.ts'
import { aNewsroom, by, type Newsroom, ownerSql } from '#testing/database.ts'
import { uploadPicture } from './commands.ts'
import { measureMissingColours } from './missing-colours.ts'
import { withdrawPicture } from './withdraw-commands.ts'

let newsroom: Newsroom
let server: Awaited<ReturnType<typeof aBucket>>
let storage: ObjectStorage
beforeAll(async () => {
  newsroom = await aNewsroom()
  server = await aBucket()
  env().bucket = server.bucket
  storage = openBucket(env())!
})
afterAll(() => server.close())
afterEach(() => vi.restoreAllMocks())

const upload = async () => {
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#7a4' } })
    .jpeg()
    .toBuffer()
  return uploadPicture(by(newsroom.editor), { bytes: Readable.from([bytes]), name: 'quai.jpg' })
}
const objects = async (prefix = 'media/') => (await storage.list(prefix)).objects.map(({ key }) => key)
const onDisk = () => ['media', 'uploads'].flatMap((name) => readdirSync(join(env().dataDir, name)))

test('a picture lies in the bucket, whole and of its type, and nowhere on disk', async () => {
  const { token, widths } = await upload()
  const expected = widths.flatMap((width) =>
    ['avif', 'jpg', 'webp'].map((end) => `media/${token}/${width}.${end}`),
  )
  expect((await objects(`media/${token}/`)).sort()).toEqual(expected.sort())
  const found = await storage.get(`media/${token}/160.webp`)
  expect(found?.type).toBe('image/webp')
  const drawn = await sharp(await buffer(found!.stream)).metadata()
  expect([drawn.format, drawn.width]).toEqual(['webp', 160])
  expect(onDisk()).toEqual([])
})

test('a picture that was taken in before colours were measured is given its own, from the bucket too', async () => {
  const { id, token } = await upload()
  const lost = await upload()
  await ownerSql()`update media set colour = null`
  for (const key of await objects(`media/${lost.token}/`)) await storage.delete(key)
  await measureMissingColours(10)
  const colours =
    await ownerSql()`select token, colour from media where id in (${id}, ${lost.id}) order by id`
  expect(colours).toEqual([
    { token, colour: '#7a4' },
    { token: lost.token, colour: null },
  ])
  expect(onDisk()).toEqual([])
})

test('a withdrawn picture is gone from the bucket; what the bucket does not let go is not called gone', async () => {
  const { id, token } = await upload()
  const other = await upload()
  const input = { mediaId: id, reason: 'Une personne mineure' }
  vi.spyOn(storage, 'delete').mockRejectedValue(new Error('cut off'))
  await expect(withdrawPicture(by(newsroom.editor), input)).rejects.toMatchObject({
    code: 'site.takedown_unconfirmed',
  })
  vi.restoreAllMocks()
  await withdrawPicture(by(newsroom.editor), input)
  expect(await objects(`media/${token}/`)).toEqual([])
  expect(await objects(`media/${other.token}/`)).not.toEqual([])
})

test('one from before there was a bucket is withdrawn from disk', async () => {
  const { id, token } = await upload()
  const folder = join(env().dataDir, 'media', token)
  mkdirSync(folder)
  writeFileSync(join(folder, '160.webp'), '')
  await withdrawPicture(by(newsroom.editor), { mediaId: id, reason: 'Une personne mineure' })
  expect(existsSync(folder)).toBe(false)
})

test('while the bucket is away, what lies on disk is deleted all the same, and the log says what is not', async () => {
  const { id, token } = await upload()
  const folder = join(env().dataDir, 'media', token)
  mkdirSync(folder)
  writeFileSync(join(folder, '160.webp'), '')
  const err = new StorageError('storage.unreachable')
  vi.spyOn(storage, 'list').mockRejectedValue(err)
  const logged = vi.spyOn(logger('site'), 'error')
  await expect(
    withdrawPicture(by(newsroom.editor), { mediaId: id, reason: 'Une personne mineure' }),
  ).rejects.toMatchObject({ code: 'site.takedown_unconfirmed' })
  expect(existsSync(folder)).toBe(false)
  expect(logged).toHaveBeenCalledWith({ err }, expect.any(String))
})

test('a bucket that breaks in the middle leaves nothing, and no row', async () => {
  const before = await objects()
  const rows = async () => (await ownerSql()`select count(*)::int as n from media`)[0]!.n
  const count = await rows()
  const put = storage.put.bind(storage)
  let left = 3
  vi.spyOn(storage, 'put').mockImplementation((...given) =>
    left-- > 0 ? put(...given) : Promise.reject(new Error('cut off')),
  )
  await expect(upload()).rejects.toThrow('cut off')
  expect(await objects()).toEqual(before)
  expect(await rows()).toBe(count)
  expect(onDisk()).toEqual([])
})
