import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Encoding, negotiate } from '../http/accept-encoding.ts'
import { dataPolicy, ownPagePolicy } from '../responses/security-headers.ts'
import type { StaticFile } from './static-files.ts'

/** A file from memory, in the coding the client likes best among those that are ready. */
export async function serveStatic(
  req: IncomingMessage,
  res: ServerResponse,
  file: StaticFile,
): Promise<void> {
  const content = await file.content()
  const ready: Encoding[] = []
  if (content.br !== undefined) ready.push('br')
  if (content.gzip !== undefined) ready.push('gzip')
  const encoding = negotiate(req.headers['accept-encoding']?.toString(), ready)
  const bytes = encoding === 'identity' ? content.plain : content[encoding]!
  const etag = encoding === 'identity' ? `"${content.tag}"` : `"${content.tag}-${encoding}"`
  const headers: Record<string, string | number> = {
    'cache-control': file.cacheControl,
    etag,
    // A picture or a page opened by its own address may style itself, and no more.
    'content-security-policy': file.policy ?? (/svg|html/.test(file.type) ? ownPagePolicy : dataPolicy),
  }
  if (file.compressible) headers.vary = 'Accept-Encoding'
  if (matches(req.headers['if-none-match'], etag)) {
    res.writeHead(304, headers).end()
    return
  }
  headers['content-type'] = file.type
  headers['content-length'] = bytes.length
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  res.writeHead(200, headers).end(bytes)
}

/** Whether If-None-Match names this tag (weak comparison, RFC 9110 §13.1.2). */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
