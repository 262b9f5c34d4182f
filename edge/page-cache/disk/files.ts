import { mkdirSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import { mkdir, open, readFile, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip as gzipCallback } from 'node:zlib'
import { digest, type Page } from '../page/page.ts'
import { snapshotPath } from '../page/snapshot-path.ts'
import { readSidecar, type Sidecar, sidecarOf } from './sidecar.ts'

const gzip = promisify(gzipCallback)

/** A page whose bytes are on disk, and have no names yet. */
export interface SnapshotDraft {
  /** What it takes on disk. */
  readonly bytes: number
  /** Gives the files their names, in this turn. Throws when the disk fails half-way: what is there then fits nothing, and has to go. */
  commit(): void
  /** Deletes what has no name yet. To be called in the end, whether it was committed or not. */
  discard(): void
}

export interface Snapshots {
  /** Writes a page that has a place, under no name that anybody reads. */
  draft(page: Page): Promise<SnapshotDraft>
  /** The page, or undefined when it is not there or not what it was. */
  read(key: string): Promise<Page | undefined>
  /** When it resolves, nothing is left of the page that lay under this path. Only while nothing is written there. */
  remove(path: string): Promise<void>
  /** The same in this turn. */
  removeNow(path: string): void
}

export const stateFolder = '.state'
const codings = ['gzip', 'br'] as const

export function createSnapshots(folder: string): Snapshots {
  const entriesDir = join(folder, stateFolder, 'entries')
  let drafts = 0
  // The pages are for a web server to read (docs/OPERATIONS.md); what we know about them is not.
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  mkdirSync(entriesDir, { recursive: true, mode: 0o700 })

  const placesUnder = (path: string) => {
    const plain = join(folder, path)
    return { plain, gzip: `${plain}.gz`, br: `${plain}.br`, sidecar: join(entriesDir, `${path}.json`) }
  }
  const places = (key: string) => {
    const path = snapshotPath(key)
    return path === undefined ? undefined : placesUnder(path)
  }

  async function remove(path: string): Promise<void> {
    const at = placesUnder(path)
    await unlinkAll([at.plain, at.gzip, at.br])
    // The sidecars last: as long as there are bytes, somebody knows what they show.
    await unlinkAll([`${at.sidecar}.next`, at.sidecar])
  }

  function removeNow(path: string): void {
    const at = placesUnder(path)
    unlinkAllNow([at.plain, at.gzip, at.br])
    unlinkAllNow([`${at.sidecar}.next`, at.sidecar])
  }

  /** From here to the end nothing else runs. A crash in between leaves one of two sidecars that fits the bytes. */
  function commit(page: Page, draft: string): void {
    const at = places(page.key)!
    renameSync(`${draft}.json`, `${at.sidecar}.next`)
    renameSync(`${draft}.html`, at.plain)
    for (const coding of codings) {
      if (page[coding] === undefined) unlinkNow(at[coding])
      else renameSync(`${draft}.${coding}`, at[coding])
    }
    renameSync(`${at.sidecar}.next`, at.sidecar)
  }

  return {
    remove,
    removeNow,
    async draft(page) {
      const at = places(page.key)!
      const sidecar = sidecarOf(page)
      const draft = join(folder, stateFolder, `draft-${process.pid}-${++drafts}`)
      const discard = () => {
        for (const name of ['html', 'json', ...codings]) rmSync(`${draft}.${name}`, { force: true })
      }
      try {
        await mkdir(dirname(at.plain), { recursive: true })
        await mkdir(dirname(at.sidecar), { recursive: true })
        const files = [
          writeDurably(`${draft}.html`, page.plain),
          writeDurably(`${draft}.json`, JSON.stringify(sidecar)),
        ]
        for (const coding of codings) {
          const bytes = page[coding]
          if (bytes !== undefined) files.push(writeDurably(`${draft}.${coding}`, bytes))
        }
        // Each to its end, whatever becomes of the others: what is still being written cannot be deleted.
        const failed = (await Promise.allSettled(files)).find(({ status }) => status === 'rejected')
        if (failed !== undefined) throw (failed as PromiseRejectedResult).reason
      } catch (error) {
        discard()
        throw error
      }
      return { bytes: sidecar.bytes, commit: () => commit(page, draft), discard }
    },
    async read(key) {
      const at = places(key)
      if (at === undefined) return undefined
      // Twice, because a new version may take its place between one file and the next.
      for (let attempt = 0; attempt < 2; attempt++) {
        const plain = await read(at.plain)
        if (plain === undefined) return undefined
        for (const file of [at.sidecar, `${at.sidecar}.next`]) {
          const sidecar = readSidecar(await read(file))
          if (sidecar?.key === key && sidecar.sha256.plain === digest(plain))
            return restore(sidecar, plain, at)
        }
      }
      return undefined
    },
  }
}

async function restore(sidecar: Sidecar, plain: Buffer, at: { gzip: string; br: string }): Promise<Page> {
  const { key, tags, renderedAt, build, headers, sha256 } = sidecar
  const page: Page = {
    key,
    status: 200,
    tags,
    renderedAt,
    build,
    headers,
    tag: sha256.plain.slice(0, 22),
    plain,
    heads: {},
  }
  for (const coding of codings) {
    if (sha256[coding] === undefined) continue
    const bytes = await read(at[coding])
    if (bytes !== undefined && digest(bytes) === sha256[coding]) page[coding] = bytes
  }
  if (sha256.gzip !== undefined) page.gzip ??= await gzip(plain, { level: 6 })
  return page
}

/**
 * A name that reaches the disk before its bytes would be an empty page after a power cut, and a web server would give it
 * out. All files of a page at once cost about a millisecond more than without; one after the other, seven.
 */
async function writeDurably(file: string, bytes: Buffer | string): Promise<void> {
  const draft = await open(file, 'w')
  try {
    await draft.writeFile(bytes)
    await draft.datasync()
  } finally {
    await draft.close()
  }
}

async function read(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

function unlinkNow(file: string): void {
  try {
    unlinkSync(file)
  } catch (error) {
    if (!isAbsent(error)) throw error
  }
}

/** One that will not go keeps none of the others. */
function unlinkAllNow(files: string[]): void {
  const errors: unknown[] = []
  for (const file of files) {
    try {
      unlinkNow(file)
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}

async function unlinkAll(files: string[]): Promise<void> {
  const errors: unknown[] = []
  for (const file of files) {
    try {
      await unlink(file)
    } catch (error) {
      if (!isAbsent(error)) errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}
