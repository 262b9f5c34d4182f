import { createTimeSlices } from '#edge/load/time-slices.ts'
import type { Entry, EntryStore } from './entries.ts'

/** Pages that nobody is given any more, on their way out of the maps and to the disk's list of what is to go. */
export interface PurgeQueue {
  add(slots: readonly Entry[]): void
  /** Finishes this page at once, before another takes its place; whether it was here. */
  hurry(key: string): boolean
  idle(): Promise<void>
  list(): Entry[]
  stop(): void
}

const purged = { type: 'purged' } as const

export function createPurgeQueue(memory: EntryStore, discard: (entry: Entry) => void): PurgeQueue {
  const waiting = new Map<string, Entry>()
  const timeSlices = createTimeSlices()

  function finish(entry: Entry): void {
    waiting.delete(entry.key)
    discard(entry)
  }

  return {
    add(slots) {
      for (const entry of slots) {
        memory.change(entry, purged)
        waiting.set(entry.key, entry)
      }
      timeSlices.run(slots, (entry) => {
        if (waiting.get(entry.key) === entry) finish(entry)
      })
    },
    hurry(key) {
      const entry = waiting.get(key)
      if (entry === undefined) return false
      finish(entry)
      return true
    },
    idle: () => (waiting.size === 0 ? Promise.resolve() : timeSlices.idle()),
    list: () => [...waiting.values()],
    stop() {
      for (const entry of [...waiting.values()]) finish(entry)
      timeSlices.stop()
    },
  }
}
