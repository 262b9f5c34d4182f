import type { EdgeLog } from '#edge/http/access-log.ts'
import type { Entry, EntryStore } from '../memory/entries.ts'
import type { Counters } from '../page/counters.ts'
import { isBeingWritten } from '../page/entry-state.ts'
import { type Page, packPage } from '../page/page.ts'
import type { Evictor } from './evictor.ts'
import type { SnapshotDraft, Snapshots } from './files.ts'
import type { PendingDeletes } from './pending-deletes.ts'
import type { Rewrites } from './rewrites.ts'
import type { DiskUsage } from './usage.ts'

export interface PageWriterOptions {
  memory: EntryStore
  snapshots: Snapshots
  usage: DiskUsage
  pendingDeletes: PendingDeletes
  rewrites: Rewrites
  evictor: Evictor
  counters: Counters
  log: EdgeLog
}

/** A full disk fails a thousand times a minute. */
const complainEvery = 60_000

/** Compresses a page well and writes it to disk. What the disk refuses stays in memory, and is tried again. */
export function createPageWriter(options: PageWriterOptions): (key: string) => Promise<void> {
  const { memory, snapshots, usage, pendingDeletes, rewrites, evictor, counters, log } = options
  let lastComplaint = Number.NEGATIVE_INFINITY

  /** Its files take their names in one turn with the change of its state. */
  async function write(entry: Entry, page: Page): Promise<void> {
    const path = entry.path!
    const draft = await snapshots.draft(page)
    try {
      for (let busy = pendingDeletes.underWay(path); busy !== undefined; busy = pendingDeletes.underWay(path))
        await busy
      // It may have been taken down, or have given way to a newer one.
      if (isBeingWritten(entry.state)) commit(entry, draft)
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

  function complain(error: unknown): void {
    const now = performance.now()
    if (now - lastComplaint < complainEvery) return
    lastComplaint = now
    log.error({ error }, 'a page could not be written to disk')
  }

  return async (key) => {
    const entry = memory.get(key)
    const page = entry?.page
    if (page === undefined || !isBeingWritten(entry!.state)) return
    try {
      await packPage(page)
      memory.resize(entry!)
      await write(entry!, page)
      evictor.makeRoom()
    } catch (error) {
      counters.failedWrites++
      complain(error)
      refuse(entry!)
    }
  }
}
