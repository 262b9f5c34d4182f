import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rmdir, stat, unlink } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { writeFileAtomic } from '../atomic-file.ts'
import { checkKey, type ObjectStorage, pageSize, withinSize } from './storage.ts'

/** A file keeps no type: the end of its name says it. */
const types: Record<string, string> = {
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.json': 'application/json',
}

const typeOf = (key: string) => types[extname(key)] ?? 'application/octet-stream'

/** Objects as files below a folder: the fake of a bucket, and what one machine needs. */
export function createDiskStorage(root: string): ObjectStorage {
  const place = (key: string) => join(root, checkKey(key))
  return {
    async put(key, data) {
      const file = place(key)
      const bytes = data instanceof Readable ? data : Readable.from([data])
      await mkdir(dirname(file), { recursive: true, mode: 0o700 })
      try {
        await writeFileAtomic(file, bytes)
      } catch (error) {
        await removeEmptyFolders(dirname(file), root)
        throw error
      }
    },
    async get(key, range) {
      const handle = await openFile(place(key))
      if (handle === undefined) return undefined
      try {
        const { size } = await handle.stat()
        const type = typeOf(key)
        if (size === 0 && range === undefined) {
          await handle.close()
          return { stream: Readable.from([]), size, type }
        }
        const { start, end } = withinSize(range ?? { start: 0 }, size)
        return { stream: handle.createReadStream({ start, end }), size: end - start + 1, type }
      } catch (error) {
        await handle.close()
        throw error
      }
    },
    async head(key) {
      const handle = await openFile(place(key))
      if (handle === undefined) return undefined
      try {
        return { size: (await handle.stat()).size, type: typeOf(key) }
      } finally {
        await handle.close()
      }
    },
    async delete(key) {
      const file = place(key)
      try {
        await unlink(file)
      } catch (error) {
        if (!isAbsent(error)) throw error
      }
      await removeEmptyFolders(dirname(file), root)
    },
    async list(prefix, after) {
      const keys = await keysBelow(root)
      const page = keys
        .filter((key) => key.startsWith(prefix) && (after === undefined || compare(key, after) > 0))
        .sort(compare)
      const objects = []
      for (const key of page.slice(0, pageSize)) {
        const found = await stat(join(root, key)).catch(() => undefined)
        // Deleted since.
        if (found !== undefined) objects.push({ key, modifiedAt: found.mtime })
      }
      return { objects, after: page.length > pageSize ? page[pageSize - 1] : undefined }
    },
  }
}

const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** Without drafts, and without whatever else hides. */
async function keysBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error) => {
    if (isAbsent(error)) return []
    throw error
  })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((key) => key.split('/').every((part) => !part.startsWith('.')))
}

/** A folder that somebody fills meanwhile stays. */
async function removeEmptyFolders(folder: string, root: string): Promise<void> {
  for (let at = folder; at.length > root.length; at = dirname(at)) {
    try {
      await rmdir(at)
    } catch {
      return
    }
  }
}

async function openFile(file: string): Promise<FileHandle | undefined> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW)
    if ((await handle.stat()).isFile()) return handle
    await handle.close()
    return undefined
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')
}
