import type { IncomingHttpHeaders } from 'node:http'
import type { Transform, Writable } from 'node:stream'
import { type BrotliCompress, constants, createBrotliCompress, createGzip, type Gzip } from 'node:zlib'
import compressible from 'compressible'

export function isCompressible({ headers }: { headers: IncomingHttpHeaders }): boolean {
  if (headers['content-encoding'] !== undefined || headers['content-range'] !== undefined) return false
  if (/\bno-transform\b/.test(headers['cache-control'] ?? '')) return false
  return isCompressibleType(headers['content-type'] ?? '')
}

/** Its bytes are still large: text above all. */
export function isCompressibleType(type: string): boolean {
  return !never.test(type) && compressible(type) === true
}

/**
 * Events must arrive one by one, and a compressor would hold them back. `octet-stream` says nothing; what is sent under that
 * name is mostly an archive or a picture.
 */
const never = /^\s*(?:text\/event-stream|application\/octet-stream)\s*(?:;|$)/i

/** While somebody waits: brotli 4 costs about what gzip 6 does and saves more. A window no wider than a long page. */
const brotli = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 }

export function createCompressor(encoding: 'br' | 'gzip'): Transform {
  return encoding === 'br' ? createBrotliCompress({ params: brotli }) : createGzip({ level: 6 })
}

const due = new WeakSet<Writable>()

/**
 * Next sends a page in pieces, each worth showing at once. Once it pauses for a turn, what the compressor holds back is
 * pushed out; pieces that arrive together are pushed out together.
 */
export function flushAfter(sink: Writable): void {
  if (!isCompressor(sink) || due.has(sink)) return
  due.add(sink)
  setImmediate(() => {
    due.delete(sink)
    if (!sink.writableEnded && !sink.destroyed) sink.flush()
  })
}

function isCompressor(sink: Writable): sink is BrotliCompress | Gzip {
  return 'flush' in sink && typeof sink.flush === 'function'
}
