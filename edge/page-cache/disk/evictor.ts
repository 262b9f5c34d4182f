import type { Entry, EntryStore } from '../memory/entries.ts'
import { createPurgeQueue } from '../memory/purge-queue.ts'
import type { PendingDelete, PendingDeletes } from './pending-deletes.ts'
import type { Rewrites } from './rewrites.ts'
import type { DiskUsage } from './usage.ts'

/** Takes pages away: nobody finds them once it was called, and their files are on the list of what is to be deleted. */
export interface Evictor {
  forget(key: string): void
  /** The same for many, in no longer a turn. */
  evictAll(entries: readonly Entry[]): void
  /** Before a page is put in memory where another one has just been forgotten. */
  makeWay(key: string): void
  /** The oldest renders leave the disk first; a page that is still wanted is rendered again and is then the newest. */
  makeRoom(): void
  /** Files of pages that nobody finds any more and that are not yet on the list. */
  lingering(): PendingDelete[]
  /** Resolves once all are on the list. */
  idle(): Promise<void>
  stop(): void
}

export function createEvictor(options: {
  memory: EntryStore
  usage: DiskUsage
  pendingDeletes: PendingDeletes
  rewrites: Rewrites
}): Evictor {
  const { memory, usage, pendingDeletes, rewrites } = options
  const purgeQueue = createPurgeQueue(memory, discard)

  function discard(entry: Entry): void {
    rewrites.forget(entry.key)
    memory.change(entry, { type: 'dropped' })
    if (!usage.has(entry.key)) return
    pendingDeletes.remove(entry.path!, entry.tags)
    usage.measure(entry.key, 0)
  }
  function forget(key: string): void {
    const entry = memory.get(key)
    if (!purgeQueue.hurry(key) && entry !== undefined) discard(entry)
  }

  return {
    forget,
    evictAll: (entries) => purgeQueue.add(entries),
    makeWay: (key) => void purgeQueue.hurry(key),
    makeRoom() {
      for (const key of usage.surplus()) forget(key)
    },
    lingering() {
      const at = Date.now()
      const onDisk = purgeQueue.list().filter(({ key }) => usage.has(key))
      return onDisk.map(({ path }) => ({ path: path!, at }))
    },
    idle: () => purgeQueue.idle(),
    stop: () => purgeQueue.stop(),
  }
}
