import { join } from 'node:path'
import type { EdgeLog } from '#edge/http/access-log.ts'
import { forgetTombstones, readTombstones } from '../invalidation/tombstones.ts'
import type { EntryStore } from '../memory/entries.ts'
import type { Counters } from '../page/counters.ts'
import { isBeingWritten, isHeld } from '../page/entry-state.ts'
import type { Page } from '../page/page.ts'
import { snapshotPath } from '../page/snapshot-path.ts'
import type { Wanted } from '../queue/wanted.ts'
import { createQueue } from '../queue/work-queue.ts'
import { createEvictor, type Evictor } from './evictor.ts'
import { createSnapshots, stateFolder } from './files.ts'
import { createPageWriter } from './page-writer.ts'
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

/** Files of a page linger after it was forgotten, until `hasPendingDeletes` says that they do not. */
export interface WriteBehind extends Pick<Evictor, 'forget' | 'evictAll' | 'makeWay'> {
  /**
   * Finds what is on disk, without what tombstones speak of and what was to go before a restart. Resolves once the
   * disk has been told to let that go.
   */
  recover(unremoved: readonly PendingDelete[]): Promise<void>
  /** Compresses the page in memory well, and writes it to disk where it has a place there. */
  keep(key: string): void
  /** The page's bytes from disk, now in memory. */
  load(key: string): Promise<Page | undefined>
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
  /** Takes what the disk would have now, and memory has no longer. */
  wanted: Pick<Wanted, 'later'>
}

/** Looks after the bytes: what memory forgets when it is full or switched off is still on disk. */
export function createWriteBehind(options: WriteBehindOptions): WriteBehind {
  const { folder, build, memory, wanted, counters, log, limits } = options
  const snapshots = createSnapshots(folder)
  const pendingDeletes = createPendingDeletes({
    unlink: snapshots.remove,
    unlinkNow: snapshots.removeNow,
    every: limits.rewriteAfter,
    counters,
    log,
  })
  const usage = createDiskUsage(limits)
  const work = createQueue(log)
  const rewrites = createRewrites({ every: limits.rewriteAfter, memory, work, wanted })
  const evictor = createEvictor({ memory, usage, pendingDeletes, rewrites })
  const loading = new Map<string, Promise<Page | undefined>>()
  work.process(
    createPageWriter({ memory, snapshots, usage, pendingDeletes, rewrites, evictor, counters, log }),
  )

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

  async function read(key: string): Promise<Page | undefined> {
    const entry = memory.get(key)
    if (entry?.state.place !== 'stored') return entry?.page
    const page = await snapshots.read(key).catch((error: unknown) => {
      log.warn({ error, key }, 'a snapshot could not be read')
      return undefined
    })
    if (!isHeld(entry.state)) return undefined
    if (page === undefined) {
      counters.corruptSnapshots++
      evictor.forget(key)
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
      if (entry !== undefined && isBeingWritten(entry.state)) memory.change(entry, { type: 'refused' })
    },
    load(key) {
      const known = loading.get(key)
      if (known !== undefined) return known
      if (snapshotPath(key) === undefined) return Promise.resolve(undefined)
      const started = read(key).finally(() => loading.delete(key))
      loading.set(key, started)
      return started
    },
    forget: evictor.forget,
    evictAll: evictor.evictAll,
    makeWay: evictor.makeWay,
    async hasPendingDeletes(tags) {
      await evictor.idle()
      return pendingDeletes.deleteNow(tags)
    },
    unremoved: () => [...pendingDeletes.list(), ...evictor.lingering()],
    get waiting() {
      return work.size
    },
    get unwritten() {
      return work.size + rewrites.size
    },
    async idle() {
      await work.idle()
      await evictor.idle()
      await pendingDeletes.settled()
    },
    stop() {
      rewrites.stop()
      evictor.stop()
      pendingDeletes.stop()
      work.stop()
    },
  }
}
