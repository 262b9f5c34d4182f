import { closeSync, fsyncSync, openSync, readdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Writes a file whole or not at all: beside its place, then over it. A crash, a full disk or a power cut leaves the old
 * file or the new one. Whoever reads meanwhile sees one of the two.
 */
export interface AtomicOptions {
  /** Of the new file, less the umask; what stood there before does not matter. */
  mode?: number
  /**
   * Why this file need not survive a power cut. Without a reason it is flushed, and so is its folder: when the call
   * returns, the new file is on disk. With one, a power cut may leave an older file, or an empty one.
   */
  unflushed?: string
}

/** What ends in this is a draft: nobody else needs to look at it. */
export const draftSuffix = '.draft'

/** A stream that fails leaves the old file as well. */
export async function writeFileAtomic(
  file: string,
  data: string | Uint8Array | AsyncIterable<Uint8Array>,
  { mode = 0o600, unflushed }: AtomicOptions = {},
): Promise<void> {
  const draft = takeDraft(file)
  try {
    await withHandle(await open(draft, 'w', mode), async (handle) => {
      await handle.writeFile(data)
      if (unflushed === undefined) await handle.sync()
    })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw error
  } finally {
    drafts.delete(draft)
  }
  if (unflushed === undefined) await withHandle(await open(dirname(file)), (folder) => folder.sync())
}

/** The same in this turn: for programs that start or end, and for small files. */
export function writeFileAtomicSync(
  file: string,
  data: string | Uint8Array,
  { mode = 0o600, unflushed }: AtomicOptions = {},
): void {
  const draft = takeDraft(file)
  try {
    withDescriptor(openSync(draft, 'w', mode), (fd) => {
      // All of it: a single write may stop where a disk is full, and call it a success.
      writeFileSync(fd, data)
      if (unflushed === undefined) fsyncSync(fd)
    })
    renameSync(draft, file)
  } catch (error) {
    removeDraft(draft)
    throw error
  } finally {
    drafts.delete(draft)
  }
  if (unflushed === undefined) withDescriptor(openSync(dirname(file), 'r'), fsyncSync)
}

/** Those being written by this process. */
const drafts = new Set<string>()

/** Folders in which drafts of the dead were looked for. More than a program has that rewrites its files. */
const swept = new Set<string>()
const mostSwept = 1_000

/** In the same folder, because a rename stays on one disk; one of its own for each writer. */
function takeDraft(file: string): string {
  const folder = resolve(dirname(file))
  if (!swept.has(folder)) {
    if (swept.size >= mostSwept) swept.clear()
    swept.add(folder)
    removeAbandonedDrafts(folder)
  }
  for (let n = 0; ; n++) {
    const draft = join(folder, `.${basename(file)}.${process.pid}${n === 0 ? '' : `-${n}`}${draftSuffix}`)
    if (drafts.has(draft)) continue
    drafts.add(draft)
    return draft
  }
}

const draftName = /^\..+\.(\d+)(-\d+)?\.draft$/

/** A process that is killed cannot remove its draft: the next one that writes in the folder does. */
function removeAbandonedDrafts(folder: string): void {
  for (const name of list(folder)) {
    const pid = Number(draftName.exec(name)?.[1])
    const draft = join(folder, name)
    // A number that was given away again: in a container a program has the same one at each start.
    if (pid > 0 && (pid === process.pid ? !drafts.has(draft) : !isRunning(pid))) removeDraft(draft)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // The write itself will say what is wrong with the folder.
    return []
  }
}

function removeDraft(draft: string): void {
  try {
    unlinkSync(draft)
  } catch {
    // It was never made, or the disk lets nothing go; the next writer looks again.
  }
}

async function withHandle(handle: FileHandle, use: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use(handle)
  } finally {
    await handle.close()
  }
}

function withDescriptor(fd: number, use: (fd: number) => void): void {
  try {
    use(fd)
  } finally {
    closeSync(fd)
  }
}
