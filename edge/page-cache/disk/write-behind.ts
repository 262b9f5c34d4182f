import { join } from 'node:path'
import type { EdgeLog } from '#edge/http/access-log.ts'
import { forgetTombstones, readTombstones } from '../invalidation/tombstones.ts'
import type { Entry, EntryStore } from '../memory/entries.ts'
import { createPurgeQueue } from '../memory/purge-queue.ts'
import type { Counters } from '../page/counters.ts'
import { isBeingWritten, isHeld, isUnwritten } from '../page/entry-state.ts'
import { type Page, packPage } from '../page/page.ts'
import { snapshotPath } from '../page/snapshot-path.ts'
import type { Wanted } from '../queue/wanted.ts'
import { createQueue } from '../queue/work-queue.ts'
import { createSnapshots, type SnapshotDraft, stateFolder } from './files.ts'
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
  const purgeQueue = createPurgeQueue(memory, discard)
  const usage = createDiskUsage(limits)
  const rewrites = createRewrites(limits.rewriteAfter, writeAgain)
  const loading = new Map<string, Promise<Page | undefined>>()
  let lastComplaint = Number.NEGATIVE_INFINITY

  const work = createQueue(log)
  work.process(async (key) => {
    const entry = memory.get(key)
    const page = entry?.page
    if (page === undefined || !isBeingWritten(entry!.state)) return
    try {
      await packPage(page)
      memory.resize(entry!)
      await write(entry!, page)
      makeRoom()
    } catch (error) {
      counters.failedWrites++
      complain(error)
      refuse(entry!)
    }
  })

  /** Its files take their names in one turn with the change of its state. */
  async function write(entry: Entry, page: Page): Promise<void> {
    const path = entry.path!
    const draft = await snapshots.draft(page)
    try {
      for (let busy = pendingDeletes.underWay(path); busy !== undefined; busy = pendingDeletes.underWay(path))
        await busy
      // Gone, or not the newest any more.
      if (!isBeingWritten(entry.state)) return
      commit(entry, draft)
    } finally {
      draft.discard()
    }
  }

  function commit(entry: Entry, draft: SnapshotDraft): void {
    try {
      draft.commit()
    } catch (error) {
      memory.change(entry, { type: 'broken' })
      usage.measure(entry.key, 0)
      pendingDeletes.remove(entry.path!, entry.tags)
      throw error
    }
    memory.change(entry, { type: 'written' })
    pendingDeletes.replaced(entry.path!)
    usage.measure(entry.key, draft.bytes)
    rewrites.all()
  }

  function refuse(entry: Entry): void {
    // A newer one is on its way by itself, and what was taken down is not to be written any more.
    if (!isBeingWritten(entry.state)) return
    memory.change(entry, { type: 'refused' })
    rewrites.add(entry.key)
  }

  function writeAgain(key: string): void {
    const entry = memory.get(key)
    // What was pushed out meanwhile may have been read back since, as the old version that the disk has.
    if (entry === undefined || !(isUnwritten(entry.state) || isBeingWritten(entry.state))) wanted.later(key)
    else {
      if (isUnwritten(entry.state)) memory.change(entry, { type: 'retried' })
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
    memory.change(entry, { type: 'dropped' })
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
    if (entry?.state.place !== 'stored') return entry?.page
    const page = await snapshots.read(key).catch((error: unknown) => {
      log.warn({ error, key }, 'a snapshot could not be read')
      return undefined
    })
    if (!isHeld(entry.state)) return undefined
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
