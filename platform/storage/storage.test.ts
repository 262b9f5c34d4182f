import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as pauseOf } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bucket } from '#lib/env-bucket.ts'
import { aBucket } from '#testing/bucket.ts'
import { createDiskStorage } from './disk.ts'
import { createS3Storage } from './s3.ts'
import { checkKey, type ObjectStorage, StorageError } from './storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'storage-'))
let server: Awaited<ReturnType<typeof aBucket>>
let bucket: Bucket
beforeAll(async () => {
  server = await aBucket()
  bucket = server.bucket
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const makers: [string, () => Promise<ObjectStorage>][] = [
  ['disk', async () => createDiskStorage(join(folder, 'disk'))],
  ['s3', () => createS3Storage(bucket)],
]

describe.each(makers)('%s', (_, make) => {
  let storage: ObjectStorage
  beforeAll(async () => {
    storage = await make()
  })
  const read = async (key: string, range?: { start: number; end?: number }) => {
    const found = await storage.get(key, range)
    return found && { bytes: await buffer(found.stream), size: found.size, type: found.type }
  }
  const keys = async (prefix: string) => (await storage.list(prefix)).objects.map(({ key }) => key)

  test('keeps what it is given, replaces it, and lets it go', async () => {
    const key = 'media/abc/800.webp'
    await storage.put(key, Buffer.from('first'), 'image/webp')
    await storage.put(key, Readable.from([Buffer.from('sec'), Buffer.from('ond')]), 'image/webp')
    expect(await read(key)).toEqual({ bytes: Buffer.from('second'), size: 6, type: 'image/webp' })
    expect(await storage.head(key)).toEqual({ size: 6, type: 'image/webp' })
    await storage.delete(key)
    expect(await read(key)).toBeUndefined()
    expect(await storage.head(key)).toBeUndefined()
    await storage.delete(key)
    await storage.delete('media/never/800.webp')
  })

  test.each(['médias/l’été à Évian/é à ï.jpg', 'a b/c+d, e=f?.jpg', 'percent/100%25 #1.jpg', '漢字/🙂.jpg'])(
    'the key %j is a key like others',
    async (key) => {
      await storage.put(key, Buffer.from(key), 'image/jpeg')
      expect((await read(key))?.bytes.toString()).toBe(key)
      expect(await keys(key.slice(0, 3))).toContain(key)
      await storage.delete(key)
      expect(await keys(key.slice(0, 3))).not.toContain(key)
    },
  )

  test('nothing is something, and twenty megabytes arrive whole', async () => {
    await storage.put('sizes/empty.jpg', Readable.from([]), 'image/jpeg')
    expect(await read('sizes/empty.jpg')).toEqual({ bytes: Buffer.alloc(0), size: 0, type: 'image/jpeg' })
    const piece = Buffer.alloc(64 * 1024, 'plein jour ')
    const stream = Readable.from(Array.from({ length: 320 }, () => piece))
    await storage.put('sizes/large.jpg', stream, 'image/jpeg')
    const large = await read('sizes/large.jpg')
    expect(large?.size).toBe(20 * 1024 * 1024)
    expect(large?.bytes.subarray(-piece.length).equals(piece)).toBe(true)
  }, 60_000)

  test.each([1, 200])(
    'a stream that breaks after %i pieces leaves what was there, and nothing new',
    async (pieces) => {
      const broken = () =>
        Readable.from(
          (async function* () {
            for (let i = 0; i < pieces; i++) yield Buffer.alloc(64 * 1024)
            throw new Error('cut off')
          })(),
        )
      await expect(storage.put('broken/new.jpg', broken(), 'image/jpeg')).rejects.toThrow()
      expect(await keys('broken/')).toEqual([])
      await storage.put('broken/old.jpg', Buffer.from('old'), 'image/jpeg')
      await expect(storage.put('broken/old.jpg', broken(), 'image/jpeg')).rejects.toThrow()
      expect((await read('broken/old.jpg'))?.bytes.toString()).toBe('old')
      await storage.delete('broken/old.jpg')
    },
  )

  test('a part can be read, and a part that is not there cannot', async () => {
    await storage.put('parts/one.jpg', Buffer.from('0123456789'), 'image/jpeg')
    const part = async (start: number, end?: number) => {
      const found = await read('parts/one.jpg', end === undefined ? { start } : { start, end })
      return [found?.bytes.toString(), found?.size]
    }
    expect(await part(0, 3)).toEqual(['0123', 4])
    expect(await part(7)).toEqual(['789', 3])
    expect(await part(8, 100)).toEqual(['89', 2])
    await expect(part(10)).rejects.toMatchObject({ code: 'storage.range' })
    expect(await read('parts/none.jpg', { start: 0 })).toBeUndefined()
  })

  test('a list is in order, of its prefix only, and knows when each was written', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `list/${String(i).padStart(4, '0')}.jpg`)
    await Promise.all(
      [...names, 'listed-otherwise.jpg'].map((key) => storage.put(key, Buffer.from('x'), 'image/jpeg')),
    )
    const { objects, after } = await storage.list('list/')
    expect(objects.map(({ key }) => key)).toEqual(names)
    expect(after).toBeUndefined()
    expect(Math.abs(Date.now() - objects[0]!.modifiedAt.getTime())).toBeLessThan(600_000)
    const rest = await storage.list('list/', 'list/0027.jpg')
    expect(rest.objects.map(({ key }) => key)).toEqual(names.slice(28))
    expect((await storage.list('nothing/')).objects).toEqual([])
  }, 60_000)
})

test.each([
  '',
  '/a',
  'a/',
  'a//b',
  '../a',
  'a/../b',
  'a/.hidden',
  '.',
  'a\\b',
  'a\nb',
  '\ud800',
  'x'.repeat(300),
])('%j is no key', async (key) => {
  expect(() => checkKey(key)).toThrow('storage.key')
  const disk = createDiskStorage(join(folder, 'disk'))
  await expect(disk.put(key, Buffer.from(''), 'image/jpeg')).rejects.toMatchObject({ code: 'storage.key' })
  await expect(disk.get(key)).rejects.toMatchObject({ code: 'storage.key' })
  const s3 = await createS3Storage(bucket)
  await expect(s3.delete(key)).rejects.toMatchObject({ code: 'storage.key' })
})

const thousandAndThree = Array.from({ length: 1_003 }, (_, i) => `pages/${String(i).padStart(4, '0')}.jpg`)

test('more than a page of them is read by pages, on disk', async () => {
  const disk = createDiskStorage(join(folder, 'many'))
  mkdirSync(join(folder, 'many/pages'), { recursive: true })
  for (const key of thousandAndThree) writeFileSync(join(folder, 'many', key), 'x')
  const first = await disk.list('pages/')
  expect(first.after).toBe('pages/0999.jpg')
  const second = await disk.list('pages/', first.after)
  expect(second.after).toBeUndefined()
  expect([...first.objects, ...second.objects].map(({ key }) => key)).toEqual(thousandAndThree)
})

/** The server of the other tests answers 500 where there is a second page. */
test('more than a page of them is read by pages, from a bucket', async () => {
  const asked: (string | null)[] = []
  const server = createHttpServer((request, response) => {
    const query = new URL(request.url!, 'http://localhost').searchParams
    const after = query.get('start-after')
    asked.push(after)
    const rest = thousandAndThree.filter((key) => after === null || key > after)
    const contents = rest
      .slice(0, Number(query.get('max-keys')))
      .map(
        (key) =>
          `<Contents><Key>${key}</Key><LastModified>2026-03-02T08:30:00.000Z</LastModified></Contents>`,
      )
    response.setHeader('content-type', 'application/xml')
    response.end(
      `<ListBucketResult><IsTruncated>${rest.length > contents.length}</IsTruncated>${contents.join('')}</ListBucketResult>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  try {
    const { port } = server.address() as AddressInfo
    const storage = await createS3Storage({ ...bucket, endpoint: `http://127.0.0.1:${port}` })
    const first = await storage.list('pages/')
    const second = await storage.list('pages/', first.after)
    expect(asked).toEqual([null, 'pages/0999.jpg'])
    expect(second.after).toBeUndefined()
    expect([...first.objects, ...second.objects].map(({ key }) => key)).toEqual(thousandAndThree)
    expect(first.objects[0]!.modifiedAt).toEqual(new Date('2026-03-02T08:30:00Z'))
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

test('on disk no folder and no draft is left behind', async () => {
  const root = join(folder, 'tidy')
  const disk = createDiskStorage(root)
  await disk.put('media/a/1.jpg', Buffer.from('x'), 'image/jpeg')
  await disk.delete('media/a/1.jpg')
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('x')
      throw new Error('cut off')
    })(),
  )
  await expect(disk.put('media/b/1.jpg', broken, 'image/jpeg')).rejects.toThrow('cut off')
  expect(readdirSync(root, { recursive: true })).toEqual([])
})

describe('a bucket that fails says so by a code, in bounded time, and keeps its words to itself', () => {
  const open: { server: Server; sockets: Set<Socket> }[] = []
  const aServer = async (talk: (socket: Socket) => void): Promise<Bucket> => {
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      talk(socket)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    open.push({ server, sockets })
    return { ...bucket, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  }
  const closeAll = async () => {
    for (const { server, sockets } of open.splice(0)) {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    }
  }
  afterAll(closeAll)

  const everything = async (broken: Bucket) => {
    const storage = await createS3Storage(broken, { connect: 300, answer: 300 })
    return Promise.allSettled([
      storage.put('a.jpg', Buffer.from('x'), 'image/jpeg'),
      storage.get('a.jpg'),
      storage.head('a.jpg'),
      storage.delete('a.jpg'),
      storage.list('a'),
    ])
  }
  const codes = (results: PromiseSettledResult<unknown>[]) =>
    results.map((one) => (one.status === 'rejected' ? one.reason.code : one.status))

  test('nobody there', async () => {
    const broken = await aServer(() => {})
    await closeAll()
    expect(codes(await everything(broken))).toEqual(Array(5).fill('storage.unreachable'))
  })

  test('one that never answers', async () => {
    const begun = performance.now()
    expect(codes(await everything(await aServer(() => {})))).toEqual(Array(5).fill('storage.unreachable'))
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  test('one that hangs up', async () => {
    const results = await everything(await aServer((socket) => socket.destroy()))
    expect(codes(results)).toEqual(Array(5).fill('storage.unreachable'))
  })

  test('one that stops in the middle of an object, and one that cuts it short', async () => {
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\ncontent-length: 1000\r\n\r\nhalf'
    for (const end of [false, true]) {
      const broken = await aServer((socket) =>
        socket.once('data', () => (end ? socket.end(head) : socket.write(head))),
      )
      const storage = await createS3Storage(broken, { connect: 1_000, answer: 1_000 })
      const found = await storage.get('a.jpg')
      await expect(buffer(found!.stream)).rejects.toMatchObject({ code: 'storage.unreachable' })
    }
  })

  test.each([
    ['has all of it in memory by then', 100_000],
    ['has the server wait', 8 * 1024 * 1024],
  ])('a reader who pauses for longer than a server may loses nothing: one who %s', async (_, size) => {
    const picture = Buffer.alloc(size, 'pixel ')
    const slow = await aServer((socket) =>
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\ncontent-length: ${size}\r\n\r\n`)
        socket.write(picture)
      }),
    )
    const storage = await createS3Storage(slow, { connect: 300, answer: 300 })
    const { stream } = (await storage.get('a.jpg'))!
    await pauseOf(900)
    expect((await buffer(stream)).equals(picture)).toBe(true)
  })

  test('one that stops in the middle of its refusal', async () => {
    const head =
      'HTTP/1.1 404 Not Found\r\ncontent-type: application/xml\r\ncontent-length: 1000\r\n\r\n<Error>'
    const broken = await aServer((socket) => socket.once('data', () => socket.write(head)))
    const storage = await createS3Storage(broken, { connect: 300, answer: 300 })
    const begun = performance.now()
    await expect(storage.get('a.jpg')).rejects.toBeInstanceOf(StorageError)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  test('wrong keys, and a bucket that is not there', async () => {
    const wrong = await everything({ ...bucket, accessKeyId: 'somebody' })
    expect(codes(wrong)).toEqual(Array(5).fill('storage.refused'))
    const nowhere = codes(await everything({ ...bucket, bucket: 'elsewhere' }))
    const refused = 'storage.refused'
    expect(nowhere).toEqual([refused, refused, 'fulfilled', refused, refused])
    for (const one of wrong) if (one.status === 'rejected') expect(one.reason.message).toBe('storage.refused')
  })
})
