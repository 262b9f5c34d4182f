import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { isCompressibleType } from '../http/compress.ts'
import { listFiles } from '../http/list-files.ts'
import { withoutComments } from './comments.ts'

/** A file of the build or of `public/`: known by its exact address, so that no address can name any other file. */
export interface StaticFile {
  readonly type: string
  readonly cacheControl: string
  readonly compressible: boolean
  /** Where it needs another one than its type has. */
  readonly policy?: string | undefined
  /** Its bytes and their tag, read at the first call. */
  content(): Promise<StaticContent>
}

export interface StaticContent {
  readonly plain: Buffer
  readonly tag: string
  gzip?: Buffer
  br?: Buffer
}

export interface StaticFiles {
  find(path: string): StaticFile | undefined
  /** Reads and compresses everything, one file after the other; what is asked for meanwhile is not held up. */
  warm(): Promise<void>
}

export interface StaticFolder {
  folder: string
  /** `/_next/static/` or `/`. */
  prefix: string
  /** The build puts a hash of the content in every name. */
  hashed: boolean
}

/** A file that the edge writes itself. */
export interface MadeFile {
  path: string
  text: string
  type: string
  cacheControl: string
  policy?: string
}

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.xsl': 'application/xml; charset=utf-8',
}

const hashInName = /[.-][0-9a-f]{8,}\.\w+$/
const aYear = 'public, max-age=31536000, immutable'
export const aDay = 'public, max-age=86400'
export const askAgain = 'public, max-age=0, must-revalidate'

const brotliAsync = promisify(brotliCompress)
const gzipAsync = promisify(gzip)
/** Larger text does not belong into memory three times. */
const largestCompressed = 2 * 1024 * 1024
const worthwhile = 512

export function createStaticFiles(
  folders: readonly StaticFolder[],
  made: readonly MadeFile[] = [],
): StaticFiles {
  const files = new Map<string, StaticFile & { compress(): Promise<void> }>()
  for (const { folder, prefix, hashed } of folders) {
    for (const name of listFiles(folder).filter(isPublic)) {
      const path = prefix + name.split(sep).join('/')
      files.set(path, createFile(join(folder, name), path, hashed))
    }
  }
  for (const { path, text, ...head } of made)
    files.set(
      path,
      prepare(() => Promise.resolve(Buffer.from(text)), head),
    )
  return {
    find: (path) => files.get(path),
    async warm() {
      for (const file of files.values()) await file.compress()
    },
  }
}

function createFile(file: string, path: string, hashed: boolean): StaticFile & { compress(): Promise<void> } {
  const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream'
  const cacheControl = hashed || hashInName.test(path) ? aYear : isText(type) ? askAgain : aDay
  const isOwnScript = !hashed && path.endsWith('.js')
  const read = async () => {
    const bytes = await readFile(file)
    return isOwnScript ? Buffer.from(withoutComments(bytes.toString())) : bytes
  }
  return prepare(read, { type, cacheControl })
}

function prepare(
  read: () => Promise<Buffer>,
  { type, cacheControl, policy }: Pick<StaticFile, 'type' | 'cacheControl' | 'policy'>,
): StaticFile & { compress(): Promise<void> } {
  const compressible = isCompressibleType(type)
  let content: Promise<StaticContent> | undefined
  const load = () => {
    content ??= read()
      .then(describe)
      .catch((error: unknown) => {
        // What could not be read now may be there the next time.
        content = undefined
        throw error
      })
    return content
  }
  return {
    type,
    compressible,
    cacheControl,
    policy,
    content: load,
    async compress() {
      const known = await load()
      const { plain } = known
      if (!compressible || plain.length < worthwhile || plain.length > largestCompressed) return
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        // 512 KB: no script of ours is longer, and a wider window keeps its memory.
        [constants.BROTLI_PARAM_LGWIN]: 19,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      }
      const [zipped, packed] = [await gzipAsync(plain, { level: 9 }), await brotliAsync(plain, { params })]
      if (zipped.length < plain.length) known.gzip = zipped
      if (packed.length < plain.length) known.br = packed
    },
  }
}

function describe(plain: Buffer): StaticContent {
  return { plain, tag: createHash('sha256').update(plain).digest('base64url').slice(0, 22) }
}

/** Scripts and styles without a hash in their name change together with the pages that use them. */
function isText(type: string): boolean {
  return type.startsWith('text/') || type.startsWith('application/')
}

/** No hidden files but `.well-known`. */
const isPublic = (name: string) =>
  name.split(sep).every((part) => !part.startsWith('.') || part === '.well-known')
