import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'
import { type Encoding, negotiate } from '../http/accept-encoding.ts'
import { createCompressor, flushAfter, isCompressible } from '../http/compress.ts'
import type { Limits } from '../http/limits.ts'
import type { Answer } from './page-status.ts'

export interface StreamedResponse {
  upstream: Answer
  res: ServerResponse
  method: string
  acceptEncoding: string | undefined
  headers: OutgoingHttpHeaders
  limits: Limits
}

/**
 * Passes an answer on, compressed where that helps. Resolves when Next has said its last word: from then on the
 * request holds no slot, however slowly its reader reads.
 */
export function streamResponse({
  upstream,
  res,
  method,
  acceptEncoding,
  headers,
  limits,
}: StreamedResponse): Promise<void> {
  return new Promise((resolve) => {
    const status = upstream.statusCode ?? 502
    let sink: Writable | undefined
    const held: Buffer[] = []
    let heldBytes = 0
    let patience: NodeJS.Timeout | undefined

    const compressible = isCompressible(upstream)
    if (compressible) addVary(headers, 'Accept-Encoding')
    const encoding = compressible ? negotiate(acceptEncoding, ['br', 'gzip']) : 'identity'
    const declared = Number(upstream.headers['content-length'] ?? Number.NaN)

    upstream.once('close', resolve)
    res.once('close', () => {
      if (!res.writableFinished) upstream.destroy()
    })
    upstream.on('error', () => res.destroy())
    upstream.on('aborted', () => res.destroy())

    if (method === 'HEAD' || status === 204 || status === 304) {
      upstream.resume()
      res.writeHead(status, headers)
      res.end()
      return
    }

    const open = (chosen: Encoding) => {
      clearTimeout(patience)
      sink = start(res, status, headers, chosen)
      sink.on('drain', () => upstream.resume())
      for (const chunk of held) sink.write(chunk)
      flushAfter(sink)
    }
    upstream.on('data', (chunk: Buffer) => {
      if (sink === undefined) {
        held.push(chunk)
        heldBytes += chunk.length
        // Whether compression pays is known by the first kilobyte, or after a moment of silence.
        if (heldBytes >= limits.compressFrom) open(encoding)
        else patience ??= setTimeout(() => open('identity'), 10)
        return
      }
      sink.write(chunk)
      flushAfter(sink)
      // What a socket or a compressor has not taken yet waits in memory, up to a limit.
      if (sink.writableLength > limits.unsent) upstream.pause()
    })
    upstream.on('end', () => {
      if (sink === undefined) {
        headers['content-length'] = heldBytes
        open('identity')
      }
      sink?.end()
    })
    if (encoding === 'identity' || declared < limits.compressFrom) open('identity')
  })
}

function start(
  res: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  encoding: Encoding,
): Writable {
  if (encoding === 'identity') {
    res.writeHead(status, headers)
    return res
  }
  delete headers['content-length']
  headers['content-encoding'] = encoding
  // Other bytes, same meaning: a strong tag would be a lie.
  const { etag } = headers
  if (typeof etag === 'string' && etag.startsWith('"')) headers.etag = `W/${etag}`
  res.writeHead(status, headers)
  const compressor = createCompressor(encoding)
  compressor.pipe(res)
  res.once('close', () => compressor.destroy())
  return compressor
}

function addVary(headers: OutgoingHttpHeaders, name: string): void {
  const present = String(headers.vary ?? '')
  if (present === '') headers.vary = name
  else if (!new RegExp(`(?:^|,)\\s*(?:\\*|${name})\\s*(?:,|$)`, 'i').test(present))
    headers.vary = `${present}, ${name}`
}
