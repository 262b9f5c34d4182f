import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { ClientGone, HttpError } from '../http/http-error.ts'
import type { Scheduler } from '../load/event-loop-scheduler.ts'
import { mediaPolicy } from '../responses/security-headers.ts'
import type { Asker, PictureBucket } from './picture-bucket.ts'
import { matches } from './serve-static.ts'

/** 22 characters of base64url are 132 random bits: nobody finds a picture who was not shown its address. */
const address = /^\/media\/([A-Za-z0-9_-]{22,64})\/([1-9]\d{1,4})\.(avif|webp|jpg)$/

const types = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const

/** Where pictures are: on disk, and in a bucket where there is one. What was taken in before it stays on disk. */
export interface MediaPlace {
  mediaDir: string
  bucket: PictureBucket | undefined
}

/** One that was found. */
interface Picture {
  size: number
  send(res: ServerResponse, take: Take): Promise<void>
  close(): Promise<void>
}

/**
 * One variant of a picture, streamed from DATA_DIR/media or from the bucket; nothing of a bucket is kept here. The path is
 * built from the three parts the pattern let through and nothing else, so there is nothing to traverse; a variant never
 * changes, its tag is its name. Whoever has it already, or wants to know only whether it is there, is told so without it.
 */
export async function serveMedia(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  { mediaDir, bucket, scheduler, network }: MediaPlace & { scheduler: Scheduler; network: string },
): Promise<void> {
  const parts = address.exec(path)
  if (parts === null) throw new HttpError('request.not_found')
  const [, token, width, extension] = parts as unknown as [string, string, string, keyof typeof types]
  const name = `${token}/${width}.${extension}`
  const etag = `"${token}-${width}-${extension}"`
  const isKnown = matches(req.headers['if-none-match'], etag)
  const ask = isKnown || req.method === 'HEAD' ? measureObject : openObject
  const picture =
    (await openRegular(join(mediaDir, name))) ??
    (bucket && (await ask(bucket, `media/${name}`, { network, signal: whileThere(res) })))
  if (picture === undefined) throw new HttpError('request.not_found')
  try {
    if (res.destroyed) throw new ClientGone()
    res.setHeader('cache-control', cacheControl)
    res.setHeader('content-security-policy', mediaPolicy)
    res.setHeader('cross-origin-resource-policy', 'cross-origin')
    res.setHeader('etag', etag)
    if (isKnown) {
      res.writeHead(304).end()
      return
    }
    res.writeHead(200, { 'content-type': types[extension], 'content-length': picture.size })
    if (req.method === 'HEAD') res.end()
    else
      await picture.send(res, (work) => {
        if (!scheduler.now(work)) scheduler.later(work, network)
      })
  } finally {
    await picture.close()
  }
}

/** A variant never changes, but it can be withdrawn: a reader's own copy is asked about again after a day. */
const cacheControl = 'public, max-age=86400'

/** Takes a turn for this reader. */
type Take = (work: () => void) => void

/** What lies in memory for one reader of a picture. */
const piece = 64 * 1024

/**
 * A piece at a time, each in its turn: pictures are the bulk of what is sent, and five hundred readers of one would
 * leave no room for anybody else. A reader who turns the page mid-picture is no failure; a file that breaks off is one.
 */
async function sendFile(handle: FileHandle, size: number, res: ServerResponse, take: Take): Promise<void> {
  const bytes = Buffer.allocUnsafe(Math.min(piece, size))
  for (let at = 0; at < size; ) {
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, at)
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

async function openRegular(file: string): Promise<Picture | undefined> {
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
    return { size, send: (res, take) => sendFile(handle, size, res, take), close: () => handle.close() }
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

async function openObject(bucket: PictureBucket, key: string, asker: Asker): Promise<Picture | undefined> {
  const found = await bucket.open(key, asker)
  if (found === undefined) return undefined
  const { stream, size } = found
  // Whoever leaves before it is read destroys it: nobody is there to hear of that.
  stream.on('error', () => {})
  return {
    size,
    async send(res, take) {
      for await (const bytes of stream as AsyncIterable<Buffer>)
        for (let at = 0; at < bytes.length; at += piece)
          await write(res, bytes.subarray(at, at + piece), take)
      res.end()
    },
    close: async () => void stream.destroy(),
  }
}

/** A picture without its bytes. */
async function measureObject(bucket: PictureBucket, key: string, asker: Asker): Promise<Picture | undefined> {
  const size = await bucket.size(key, asker)
  return size === undefined ? undefined : { size, send: async () => {}, close: async () => {} }
}
