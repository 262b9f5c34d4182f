import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Gone, Refusal } from './refusal.ts'
import { mediaPolicy } from './security-headers.ts'
import { matches } from './serve-static.ts'

/** 22 characters of base64url are 132 random bits: nobody finds a picture who was not shown its address. */
const address = /^\/media\/([A-Za-z0-9_-]{22,64})\/([1-9]\d{1,4})\.(webp|jpg)$/

const types = { webp: 'image/webp', jpg: 'image/jpeg' } as const

/**
 * One variant of a picture, streamed from DATA_DIR/media. The path is built from the three parts the pattern let
 * through and nothing else, so there is nothing to traverse; a variant never changes, its tag is its name.
 */
export async function serveMedia(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  mediaDir: string,
): Promise<void> {
  const parts = address.exec(path)
  if (parts === null) throw new Refusal('request.not_found')
  const [, token, width, extension] = parts as unknown as [string, string, string, keyof typeof types]
  const file = await openRegular(join(mediaDir, token, `${width}.${extension}`))
  let broken = false
  try {
    if (res.destroyed) throw new Gone()
    const etag = `"${token}-${width}-${extension}"`
    res.setHeader('cache-control', 'public, max-age=31536000, immutable')
    res.setHeader('content-security-policy', mediaPolicy)
    res.setHeader('cross-origin-resource-policy', 'cross-origin')
    res.setHeader('etag', etag)
    if (matches(req.headers['if-none-match'], etag)) {
      res.writeHead(304).end()
      return
    }
    res.writeHead(200, { 'content-type': types[extension], 'content-length': file.size })
    if (req.method === 'HEAD') res.end()
    else {
      const bytes = file.handle.createReadStream({ autoClose: false })
      bytes.once('error', () => {
        broken = !res.destroyed
      })
      await pipeline(bytes, res)
    }
  } catch (error) {
    // A reader who turns the page mid-picture is no failure, whatever name the stream has for it; a file that breaks
    // off is one.
    throw broken ? error : new Gone()
  } finally {
    await file.handle.close()
  }
}

async function openRegular(file: string): Promise<{ handle: FileHandle; size: number }> {
  let handle: FileHandle
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') throw new Refusal('request.not_found')
    throw error
  }
  const stat = await handle.stat()
  if (stat.isFile()) return { handle, size: stat.size }
  await handle.close()
  throw new Refusal('request.not_found')
}
