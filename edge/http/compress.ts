import type { IncomingHttpHeaders } from 'node:http'
import type { Transform, Writable } from 'node:stream'
import { type BrotliCompress, constants, createBrotliCompress, createGzip, type Gzip } from 'node:zlib'

const textual =
  /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*(?:json|xml|javascript))\b|image\/svg\+xml)/i

export function isCompressible({ headers }: { headers: IncomingHttpHeaders }): boolean {
  if (headers['content-encoding'] !== undefined || headers['content-range'] !== undefined) return false
  if (/\bno-transform\b/.test(headers['cache-control'] ?? '')) return false
  return isTextual(headers['content-type'] ?? '')
}

export function isTextual(type: string): boolean {
  return textual.test(type)
}

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
