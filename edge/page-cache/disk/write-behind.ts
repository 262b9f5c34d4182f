import { join } from 'node:path'
import type { EdgeLog } from '#edge/http/access-log.ts'
import { forgetTombstones, readTombstones } from '../invalidation/tombstones.ts'
import type { Entry, EntryStore } from '../memory/entries.ts'
import { createPurgeQueue } from '../memory/purge-queue.ts'
import type { Counters } from '../page/counters.ts'
import { type Page, packPage } from '../page/page.ts'
import { snapshotPath } from '../page/snapshot-path.ts'
import { createQueue } from '../page/work-queue.ts'
import { createSnapshots, stateFolder } from './files.ts'
import { createPendingDeletes, type PendingDelete } from './pending-deletes.ts'
import { recoverFiles } from './recovery.ts'
import { createRewrites } from './rewrites.ts'
import { createDiskUsage } from './usage.ts'

export interface WriteBehindLimits {
  diskPages: number
  diskBytes: number
  /** Milliseconds: from a refusal of the disk to the next attempt. */
  rewriteAfter: number
}

export interface WriteBehind {
  /**
   * Finds what is on disk, without what tombstones speak of and what was to go before a restart. Resolves once the
   * disk has been told to let that go.
   */
  recover(unremoved: readonly PendingDelete[]): Promise<void>
  /** Compresses the page in memory well, and writes it to disk where it has a place there. */
  keep(key: string): void
  /** The page's bytes from disk, now in memory. */
  load(key: string): Promise<Page | undefined>
  /** When it returns, nobody finds the page. Its files linger until `hasPendingDeletes` says that they do not. */
  forget(key: string): void
  /** The same for many, in no longer a turn. */
  evictAll(slots: readonly Entry[]): void
  /** Before a page is put in memory where another one has just been forgotten. */
  makeWay(key: string): void
  /** Deletes the files of forgotten pages that show one of these; whether any of them is still there. */
  hasPendingDeletes(tags: readonly string[]): Promise<boolean>
  /** Where such files lie. */
  unremoved(): PendingDelete[]
  /** Pages on their way to disk. */
  readonly waiting: number
  /** Those, and the ones that the disk has refused so far. */
  readonly unwritten: number
  idle(): Promise<void>
  stop(): void
}

export interface WriteBehindOptions {
  folder: string
  build: string
  memory: EntryStore
  counters: Counters
  log: EdgeLog
  limits: WriteBehindLimits
  /** The disk would take this page now, and its bytes are no longer here. */
  onLost(key: string): void
}

/** Looks after the bytes: what memory forgets when it is full or switched off is still on disk. */
export function createWriteBehind(options: WriteBehindOptions): WriteBehind {
  const { folder, build, memory, counters, log, limits } = options
  const snapshots = createSnapshots(folder)
  const pendingDeletes = createPendingDeletes({
    unlink: snapshots.remove,
    unlinkNow: snapshots.removeNow,
    every: limits.rewriteAfter,
    counters,
    log,
  })
  const purgeQueue = createPurgeQueue(memory, discard)
  const usage = createDiskUsage(limits)
  const rewrites = createRewrites(limits.rewriteAfter, writeAgain)
  const loading = new Map<string, Promise<Page | undefined>>()
  let lastComplaint = Number.NEGATIVE_INFINITY

  const work = createQueue(async (key) => {
    const entry = memory.get(key)
    const page = entry?.page
    if (entry === undefined || page === undefined) return
    try {
      await packPage(page)
      if (entry.page === page) memory.resize(entry)
      await snapshots.write(page, {
        isCurrent: () => memory.holds(entry) && entry.page === page,
        removal: () => pendingDeletes.underWay(entry.path!),
        onWritten(size) {
          memory.written(entry, page)
          pendingDeletes.replaced(entry.path!)
          usage.measure(key, size)
          rewrites.all()
        },
        onBroken() {
          entry.onDisk = false
          usage.measure(key, 0)
          pendingDeletes.remove(entry.path!, entry.tags)
        },
      })
      makeRoom()
    } catch (error) {
      counters.failedWrites++
      complain(error)
      // A newer one is on its way by itself, and what was taken down is not to be written any more.
      if (memory.holds(entry) && entry.page === page) rewrites.add(key)
    } finally {
      if (entry.page === page) memory.unpin(entry)
    }
  })

  function writeAgain(key: string): void {
    const entry = memory.get(key)
    // What was pushed out meanwhile may have been read back since, as the old version that the disk has.
    if (entry?.page === undefined || (entry.onDisk && !entry.behind)) options.onLost(key)
    else {
      memory.pin(entry)
      work.add(key)
    }
  }

  async function recover(unremoved: readonly PendingDelete[]): Promise<void> {
    const tombstones = join(folder, stateFolder, 'tombstones')
    const { kept, gone } = recoverFiles(folder, readTombstones(tombstones), unremoved)
    for (const { path, tags } of gone) pendingDeletes.remove(path, tags)
    for (const entry of kept) {
      memory.register(entry.key, entry.tags, entry.build !== build)
      usage.measure(entry.key, entry.bytes)
    }
    await pendingDeletes.settled()
    // As long as anything lingers, they keep a next start from taking it for a page.
    if (pendingDeletes.size === 0) forgetTombstones(tombstones, Date.now())
  }

  function forget(key: string): void {
    const entry = memory.get(key)
    if (!purgeQueue.hurry(key) && entry !== undefined) discard(entry)
  }

  function discard(entry: Entry): void {
    rewrites.forget(entry.key)
    memory.drop(entry)
    if (!usage.has(entry.key)) return
    pendingDeletes.remove(entry.path!, entry.tags)
    usage.measure(entry.key, 0)
  }

  /** The oldest renders leave first; a page that is still wanted is rendered again and is then the newest. */
  function makeRoom(): void {
    for (const key of usage.surplus()) forget(key)
  }

  /** A full disk fails a thousand times a minute. */
  function complain(error: unknown): void {
    const now = performance.now()
    if (now - lastComplaint < 60_000) return
    lastComplaint = now
    log.error({ error }, 'a page could not be written to disk')
  }

  async function read(key: string): Promise<Page | undefined> {
    const entry = memory.get(key)
    if (entry === undefined || !entry.onDisk) return undefined
    const page = await snapshots.read(key).catch((error: unknown) => {
      log.warn({ error, key }, 'a snapshot could not be read')
      return undefined
    })
    if (!memory.holds(entry)) return undefined
    if (page === undefined) {
      counters.corruptSnapshots++
      forget(key)
    } else memory.load(entry, page)
    return page
  }

  return {
    recover,
    keep(key) {
      // A disk that lets nothing go gets nothing more.
      if (snapshotPath(key) !== undefined && pendingDeletes.refused < limits.diskPages) return work.add(key)
      // A question that was asked once: packing it takes longer than sending it.
      const entry = memory.get(key)
      if (entry !== undefined) memory.unpin(entry)
    },
    load(key) {
      const known = loading.get(key)
      if (known !== undefined) return known
      if (snapshotPath(key) === undefined) return Promise.resolve(undefined)
      const started = read(key).finally(() => loading.delete(key))
      loading.set(key, started)
      return started
    },
    forget,
    evictAll: (slots) => purgeQueue.add(slots),
    makeWay: (key) => void purgeQueue.hurry(key),
    async hasPendingDeletes(tags) {
      await purgeQueue.idle()
      return pendingDeletes.deleteNow(tags)
    },
    unremoved() {
      const at = Date.now()
      const onDisk = purgeQueue.list().filter(({ key }) => usage.has(key))
      return [...pendingDeletes.list(), ...onDisk.map(({ path }) => ({ path: path!, at }))]
    },
    get waiting() {
      return work.size
    },
    get unwritten() {
      return work.size + rewrites.size
    },
    async idle() {
      await work.idle()
      await purgeQueue.idle()
      await pendingDeletes.settled()
    },
    stop() {
      rewrites.stop()
      purgeQueue.stop()
      pendingDeletes.stop()
      work.stop()
    },
  }
}
