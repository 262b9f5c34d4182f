import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress as brotliCallback, constants, gzip as gzipCallback } from 'node:zlib'
import { browserFiles } from '#contract/addresses.ts'
import type { Encoding } from '#edge/http/accept-encoding.ts'
import { isCompressibleType } from '#edge/http/compress.ts'
import { dataPolicy, sharedPagePolicy } from '#edge/responses/security-headers.ts'
import type { Locale } from '#lib/locale.ts'
import { deferPage } from './deferral/defer.ts'
import { withoutScripts } from './deferral/link-header.ts'
import { tagsOfHeader, takeTags } from './tags.ts'

const gzip = promisify(gzipCallback)
const brotliCompress = promisify(brotliCallback)

/** What Next said, whole, and when it was asked. */
export interface Rendered {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  /** Of the site, where the answer says it. */
  language?: Locale | undefined
}

/** Header lines of a page in one coding, put together once. */
export interface Heads {
  full: readonly string[]
  unchanged: readonly string[]
  /** `full` of a hit on a connection that stays: nearly every answer. */
  hit: readonly string[]
  encoding: Encoding
  etag: string
}

/** A page as bytes, ready to be sent as often as it is asked for. */
export interface Page {
  readonly key: string
  readonly status: number
  /** Empty: the page does not say what it shows, and is never stored. */
  readonly tags: readonly string[]
  /** Milliseconds since 1970, read before the render began. */
  readonly renderedAt: number
  /** The build that rendered it: a new one may look different. */
  readonly build: string
  readonly headers: Readonly<Record<string, string>>
  /** Hash of the plain bytes; codings add their name to it. */
  readonly tag: string
  readonly plain: Buffer
  gzip?: Buffer
  br?: Buffer
  /** Written by send.ts. */
  readonly heads: { [encoding in Encoding]?: Heads }
}

/** Under this, compression costs more than it saves. */
const compressFrom = 1_024

/** `undeferred`: why its scripts could not be deferred, where that is so. */
export async function makePage(
  key: string,
  rendered: Rendered,
  facts: { renderedAt: number; build: string },
): Promise<{ page: Page; undeferred: string | undefined }> {
  const { status, headers } = rendered
  const type = headers['content-type'] ?? ''
  let plain = rendered.body
  let declared = tagsOfHeader(headers['cache-tag'])
  let policy = dataPolicy
  let undeferred: string | undefined
  if (type.startsWith('text/html')) {
    const taken = takeTags(plain)
    declared = declared.length > 0 ? declared : taken.tags
    const deferred = deferPage(taken.html)
    if (deferred.policy === 'hashes') undeferred = deferred.reason
    plain = deferred.html
    policy = sharedPagePolicy(deferred.policy === 'hashes' ? deferred.hashes : [])
  }
  const tags = status === 200 ? declared : []
  const page: Page = {
    key,
    status,
    tags,
    renderedAt: facts.renderedAt,
    build: facts.build,
    headers: sentHeaders(headers, { policy, tags, status }),
    tag: digest(plain).slice(0, 22),
    plain,
    heads: {},
  }
  if (isCompressibleType(type) && plain.length >= compressFrom) page.gzip = await gzip(plain, { level: 6 })
  return { page, undeferred }
}

/** Quality 9 takes a tenth of the time of 11 and is 2 % larger; a page is packed once and sent a thousand times. */
export async function packPage(page: Page): Promise<void> {
  if (page.gzip === undefined || page.br !== undefined) return
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    // 256 KB: wider than nearly every page. The usual 4 MB takes ten times the memory, and some of it for good.
    [constants.BROTLI_PARAM_LGWIN]: 18,
    [constants.BROTLI_PARAM_SIZE_HINT]: page.plain.length,
  }
  const packed = await brotliCompress(page.plain, { params })
  if (packed.length < page.gzip.length) page.br = packed
}

export function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url')
}

/** What one page holds in memory; the constant stands for its headers and its places in our maps. */
export function sizeOf(page: Page): number {
  return page.plain.length + (page.gzip?.length ?? 0) + (page.br?.length ?? 0) + 2_048
}

/** What of Next's headers concerns a reader. Everything else is about how the page was made. */
const kept = ['content-type', 'content-language', 'content-disposition', 'x-robots-tag', 'location'] as const

/**
 * Browsers ask again each time, and mostly get a 304. A CDN may answer for two seconds without asking, which is how
 * long a page that was taken down may live anywhere, and for a day while we are away.
 */
const browsers = 'public, max-age=0, must-revalidate'
const cdns = 'public, s-maxage=2, stale-if-error=86400'

function sentHeaders(
  given: IncomingHttpHeaders,
  { policy, tags, status }: { policy: string; tags: readonly string[]; status: number },
): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of kept) {
    const value = given[name]
    if (value !== undefined) headers[name] = String(value)
  }
  headers['content-security-policy'] = policy
  if (tags.length > 0) {
    headers['cache-control'] = browsers
    headers['cdn-cache-control'] = cdns
    headers['cache-tag'] = tags.join(',')
    if (policy !== dataPolicy) headers['speculation-rules'] = `"${browserFiles.speculation}"`
  } else if (status === 301 || status === 410) {
    headers['cache-control'] = browsers
  } else {
    headers['cache-control'] = 'no-store'
  }
  // Next announces scripts as well, which nobody needs before the comments are touched.
  const link = withoutScripts(given.link)
  if (link !== undefined) headers.link = link
  if (status >= 500) headers['retry-after'] = '5'
  return headers
}
