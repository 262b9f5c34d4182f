import { join } from 'node:path'
import type { EdgeLog } from '#edge/http/access-log.ts'
import { forgetTombstones, readTombstones } from '../invalidation/tombstones.ts'
import type { Shelf, Slot } from '../memory/entries.ts'
import { createCondemned } from '../memory/purge-queue.ts'
import type { Counters } from '../page/counters.ts'
import { type Page, packPage } from '../page/page.ts'
import { snapshotPath } from '../page/snapshot-path.ts'
import { createQueue } from '../page/work-queue.ts'
import { createSnapshots, stateFolder } from './files.ts'
import { createLeftovers, type Leftover } from './pending-deletes.ts'
import { takeStock } from './recovery.ts'

export interface KeeperLimits {
  diskPages: number
  diskBytes: number
  /** Milliseconds: from a refusal of the disk to the next attempt. */
  rewriteAfter: number
}

export interface Keeper {
  /**
   * Finds what is on disk, without what tombstones speak of and what was to go before a restart. Resolves once the
   * disk has been told to let that go.
   */
  takeOver(unremoved: readonly Leftover[]): Promise<void>
  /** Compresses the page on the shelf well, and writes it to disk where it has a place there. */
  keep(key: string): void
  /** The page's bytes from disk, now on the shelf. */
  load(key: string): Promise<Page | undefined>
  /** When it returns, nobody finds the page. Its files linger until `lingers` says that they do not. */
  forget(key: string): void
  /** The same for many, in no longer a turn. */
  forgetAll(slots: readonly Slot[]): void
  /** Before a page is put on the shelf where another one has just been forgotten. */
  makeWay(key: string): void
  /** Deletes the files of forgotten pages that show one of these; whether any of them is still there. */
  lingers(tags: readonly string[]): Promise<boolean>
  /** Where such files lie. */
  unremoved(): Leftover[]
  /** Pages on their way to disk. */
  readonly waiting: number
  /** Those, and the ones that the disk has refused so far. */
  readonly unwritten: number
  idle(): Promise<void>
  stop(): void
}

export interface KeeperOptions {
  folder: string
  build: string
  shelf: Shelf
  counters: Counters
  log: EdgeLog
  limits: KeeperLimits
  /** The disk would take this page now, and its bytes are no longer here. */
  onLost(key: string): void
}

/** Looks after the bytes: what the shelf forgets when it is full or switched off is still on disk. */
export function createKeeper(options: KeeperOptions): Keeper {
  const { folder, build, shelf, counters, log, limits } = options
  const snapshots = createSnapshots(folder)
  const leftovers = createLeftovers({
    unlink: snapshots.remove,
    unlinkNow: snapshots.removeNow,
    every: limits.rewriteAfter,
    counters,
    log,
  })
  const condemned = createCondemned(shelf, discard)
  const sizes = new Map<string, number>()
  const loading = new Map<string, Promise<Page | undefined>>()
  let bytes = 0
  let lastComplaint = Number.NEGATIVE_INFINITY
  const refused = new Set<string>()
  let trial: NodeJS.Timeout | undefined

  const work = createQueue(async (key) => {
    const slot = shelf.get(key)
    const page = slot?.page
    if (slot === undefined || page === undefined) return
    try {
      await packPage(page)
      if (slot.page === page) shelf.weigh(slot)
      await snapshots.write(page, {
        isCurrent: () => shelf.holds(slot) && slot.page === page,
        removal: () => leftovers.underWay(slot.path!),
        onWritten(size) {
          shelf.written(slot, page)
          leftovers.replaced(slot.path!)
          measure(key, size)
          for (const other of refused) writeAgain(other)
        },
        onBroken() {
          slot.onDisk = false
          measure(key, 0)
          leftovers.remove(slot.path!, slot.tags)
        },
      })
      makeRoom()
    } catch (error) {
      counters.failedWrites++
      complain(error)
      // A newer one is on its way by itself, and what was taken down is not to be written any more.
      if (shelf.holds(slot) && slot.page === page) refused.add(key)
      tryLater()
    } finally {
      if (slot.page === page) shelf.unpin(slot)
    }
  })

  function writeAgain(key: string): void {
    refused.delete(key)
    const slot = shelf.get(key)
    // What was pushed out meanwhile may have been read back since, as the old version that the disk has.
    if (slot?.page === undefined || (slot.onDisk && !slot.behind)) options.onLost(key)
    else {
      shelf.pin(slot)
      work.add(key)
    }
  }

  /** A file that was not written stays the old one, for a web server that reads it: not longer than the disk is full. */
  function tryLater(): void {
    trial ??= setTimeout(() => {
      trial = undefined
      const [first] = refused
      if (first === undefined) return
      writeAgain(first)
      tryLater()
    }, limits.rewriteAfter).unref()
  }

  async function takeOver(unremoved: readonly Leftover[]): Promise<void> {
    const tombstones = join(folder, stateFolder, 'tombstones')
    const { kept, gone } = takeStock(folder, readTombstones(tombstones), unremoved)
    for (const { path, tags } of gone) leftovers.remove(path, tags)
    for (const entry of kept) {
      shelf.announce(entry.key, entry.tags, entry.build !== build)
      measure(entry.key, entry.bytes)
    }
    await leftovers.settled()
    // As long as anything lingers, they keep a next start from taking it for a page.
    if (leftovers.size === 0) forgetTombstones(tombstones, Date.now())
  }

  function measure(key: string, size: number): void {
    bytes += size - (sizes.get(key) ?? 0)
    sizes.delete(key)
    if (size > 0) sizes.set(key, size)
  }

  function forget(key: string): void {
    const slot = shelf.get(key)
    if (!condemned.hurry(key) && slot !== undefined) discard(slot)
  }

  function discard(slot: Slot): void {
    refused.delete(slot.key)
    shelf.drop(slot)
    if (!sizes.has(slot.key)) return
    leftovers.remove(slot.path!, slot.tags)
    measure(slot.key, 0)
  }

  /** The oldest renders leave first; a page that is still wanted is rendered again and is then the newest. */
  function makeRoom(): void {
    for (const key of sizes.keys()) {
      if (sizes.size <= limits.diskPages && bytes <= limits.diskBytes) return
      forget(key)
    }
  }

  /** A full disk fails a thousand times a minute. */
  function complain(error: unknown): void {
    const now = performance.now()
    if (now - lastComplaint < 60_000) return
    lastComplaint = now
    log.error({ error }, 'a page could not be written to disk')
  }

  async function read(key: string): Promise<Page | undefined> {
    const slot = shelf.get(key)
    if (slot === undefined || !slot.onDisk) return undefined
    const page = await snapshots.read(key).catch((error: unknown) => {
      log.warn({ error, key }, 'a snapshot could not be read')
      return undefined
    })
    if (!shelf.holds(slot)) return undefined
    if (page === undefined) {
      counters.corruptSnapshots++
      forget(key)
    } else shelf.attach(slot, page)
    return page
  }

  return {
    takeOver,
    keep(key) {
      // A disk that lets nothing go gets nothing more.
      if (snapshotPath(key) !== undefined && leftovers.refused < limits.diskPages) return work.add(key)
      // A question that was asked once: packing it takes longer than sending it.
      const slot = shelf.get(key)
      if (slot !== undefined) shelf.unpin(slot)
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
    forgetAll: (slots) => condemned.add(slots),
    makeWay: (key) => void condemned.hurry(key),
    async lingers(tags) {
      await condemned.idle()
      return leftovers.linger(tags)
    },
    unremoved() {
      const at = Date.now()
      const onDisk = condemned.list().filter(({ key }) => sizes.has(key))
      return [...leftovers.list(), ...onDisk.map(({ path }) => ({ path: path!, at }))]
    },
    get waiting() {
      return work.size
    },
    get unwritten() {
      return work.size + refused.size
    },
    async idle() {
      await work.idle()
      await condemned.idle()
      await leftovers.settled()
    },
    stop() {
      clearTimeout(trial)
      condemned.stop()
      leftovers.stop()
      work.stop()
    },
  }
}
