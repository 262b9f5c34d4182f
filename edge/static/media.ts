import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Range } from '#platform/storage/storage.ts'
import { ClientGone, HttpError } from '../http/http-error.ts'
import type { Scheduler } from '../load/event-loop-scheduler.ts'
import { mediaPolicy } from '../responses/security-headers.ts'
import type { Asker, PictureBucket } from './picture-bucket.ts'
import { isStillThat, rangeOf } from './range.ts'
import { matches } from './serve-static.ts'

/** 22 characters of base64url are 132 random bits: nobody finds a picture or a sound who was not shown its address. */
const address =
  /^\/media\/([A-Za-z0-9_-]{22,64})\/(?:([1-9]\d{1,4})\.(avif|webp|jpg)|(audio)\.(mp3|m4a|ogg|wav))$/

const types = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
} as const

/** Where pictures are: on disk, and in a bucket where there is one. What was taken in before it stays on disk. */
export interface MediaPlace {
  mediaDir: string
  bucket: PictureBucket | undefined
}

/** One that was found. */
interface Found {
  size: number
  /** A part of it is sent where one is given. */
  send(res: ServerResponse, take: Take, part?: Required<Range>): Promise<void>
  close(): Promise<void>
}

/**
 * One variant of a picture, or a sound, streamed from DATA_DIR/media or from the bucket; nothing of a bucket is kept here. The
 * path is built from the parts the pattern let through and nothing else, so there is nothing to traverse; what lies there
 * never changes, its tag is its name. Whoever has it already, or wants to know only whether it is there, is told so without
 * it. Of a sound players ask for parts: to go to a minute, and to go on after a pause.
 */
export async function serveMedia(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  { mediaDir, bucket, scheduler, network }: MediaPlace & { scheduler: Scheduler; network: string },
): Promise<void> {
  const parts = address.exec(path)
  if (parts === null) throw new HttpError('request.not_found')
  const [, token, width, coding, audio, sound] = parts
  const extension = (coding ?? sound) as keyof typeof types
  const file = width ?? audio
  const name = `${token}/${file}.${extension}`
  const etag = `"${token}-${file}-${extension}"`
  const isKnown = matches(req.headers['if-none-match'], etag)
  const wanted =
    audio && req.method === 'GET' && isStillThat(req.headers['if-range']?.toString(), etag)
      ? req.headers.range
      : undefined
  const asker = { network, signal: whileThere(res) }
  const ask = isKnown || req.method === 'HEAD' || wanted !== undefined ? measureObject : openObject
  const found =
    (await openRegular(join(mediaDir, name))) ?? (bucket && (await ask(bucket, `media/${name}`, asker)))
  if (found === undefined) throw new HttpError('request.not_found')
  try {
    if (res.destroyed) throw new ClientGone()
    res.setHeader('cache-control', cacheControl)
    res.setHeader('content-security-policy', mediaPolicy)
    res.setHeader('cross-origin-resource-policy', 'cross-origin')
    res.setHeader('etag', etag)
    if (audio) res.setHeader('accept-ranges', 'bytes')
    if (isKnown) {
      res.writeHead(304).end()
      return
    }
    const part = rangeOf(wanted?.toString(), found.size)
    if (part === 'none') {
      res.writeHead(416, { 'content-range': `bytes */${found.size}`, 'content-length': 0 }).end()
      return
    }
    const isPart = part !== 'whole'
    if (isPart) res.setHeader('content-range', `bytes ${part.start}-${part.end}/${found.size}`)
    const length = isPart ? part.end - part.start + 1 : found.size
    res.writeHead(isPart ? 206 : 200, { 'content-type': types[extension], 'content-length': length })
    const take: Take = (work) => {
      if (!scheduler.now(work)) scheduler.later(work, network)
    }
    if (req.method === 'HEAD') res.end()
    else await found.send(res, take, isPart ? part : undefined)
  } finally {
    await found.close()
  }
}

/** It never changes, but it can be withdrawn: a reader's own copy is asked about again after a day. */
const cacheControl = 'public, max-age=86400'

/** Takes a turn for this reader. */
type Take = (work: () => void) => void

/** What lies in memory for one reader of a picture. */
const piece = 64 * 1024

/**
 * A piece at a time, each in its turn: pictures are the bulk of what is sent, and five hundred readers of one would
 * leave no room for anybody else. A reader who turns the page mid-picture is no failure; a file that breaks off is one.
 */
async function sendFile(
  handle: FileHandle,
  { start, end }: Required<Range>,
  res: ServerResponse,
  take: Take,
): Promise<void> {
  const bytes = Buffer.allocUnsafe(Math.min(piece, end - start + 1))
  for (let at = start; at <= end; ) {
    const { bytesRead } = await handle.read(bytes, 0, Math.min(bytes.length, end - at + 1), at)
    if (bytesRead === 0) throw new Error('The file is shorter than it was.')
    at += bytesRead
    await write(res, bytes.subarray(0, bytesRead), take)
  }
  res.end()
}

/** Resolves when the socket has taken all of it: the same memory is used for the next piece. */
function write(res: ServerResponse, bytes: Buffer, take: Take): Promise<void> {
  return new Promise((resolve, reject) => {
    const onClose = () => reject(new ClientGone())
    res.once('close', onClose)
    take(() => {
      if (res.destroyed) return reject(new ClientGone())
      res.write(bytes, (error) => {
        res.off('close', onClose)
        if (error) reject(new ClientGone())
        else resolve()
      })
      // Now, while its time is counted: Node puts the sending off to the end of the turn.
      res.socket?.uncork()
    })
  })
}

async function openRegular(file: string): Promise<Found | undefined> {
  let handle: FileHandle
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined
    throw error
  }
  const stat = await handle.stat()
  if (stat.isFile()) {
    const { size } = stat
    return {
      size,
      send: (res, take, part = { start: 0, end: size - 1 }) => sendFile(handle, part, res, take),
      close: () => handle.close(),
    }
  }
  await handle.close()
  return undefined
}

/** Ends when the reader leaves. */
function whileThere(res: ServerResponse): AbortSignal {
  const gone = new AbortController()
  res.once('close', () => gone.abort())
  return gone.signal
}

async function openObject(bucket: PictureBucket, key: string, asker: Asker): Promise<Found | undefined> {
  const found = await bucket.open(key, asker)
  if (found === undefined) return undefined
  const { stream, size } = found
  // Whoever leaves before it is read destroys it: nobody is there to hear of that.
  stream.on('error', () => {})
  return {
    size,
    send: (res, take) => sendStream(stream, res, take),
    close: async () => void stream.destroy(),
  }
}

async function sendStream(stream: Readable, res: ServerResponse, take: Take): Promise<void> {
  for await (const bytes of stream as AsyncIterable<Buffer>)
    for (let at = 0; at < bytes.length; at += piece) await write(res, bytes.subarray(at, at + piece), take)
  res.end()
}

/** Its size, and none of its bytes until a part of it is asked for. */
async function measureObject(bucket: PictureBucket, key: string, asker: Asker): Promise<Found | undefined> {
  const size = await bucket.size(key, asker)
  if (size === undefined) return undefined
  let opened: Readable | undefined
  return {
    size,
    async send(res, take, part) {
      opened = (await bucket.open(key, asker, part))?.stream
      // Withdrawn since: what was promised cannot be sent.
      if (opened === undefined) throw new ClientGone()
      await sendStream(opened, res, take)
    },
    close: async () => void opened?.destroy(),
  }
}
