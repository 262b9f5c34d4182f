import { createBatches } from '#edge/load/time-slices.ts'
import type { Shelf, Slot } from './entries.ts'

/** Pages that nobody is given any more, on their way out of the maps and to the disk's list of what is to go. */
export interface Condemned {
  add(slots: readonly Slot[]): void
  /** Done with at once, before something else takes its place. */
  hurry(key: string): boolean
  idle(): Promise<void>
  list(): Slot[]
  stop(): void
}

export function createCondemned(shelf: Shelf, discard: (slot: Slot) => void): Condemned {
  const waiting = new Map<string, Slot>()
  const batches = createBatches()

  function finish(slot: Slot): void {
    waiting.delete(slot.key)
    discard(slot)
  }

  return {
    add(slots) {
      for (const slot of slots) {
        shelf.condemn(slot)
        waiting.set(slot.key, slot)
      }
      batches.run(slots, (slot) => {
        if (waiting.get(slot.key) === slot) finish(slot)
      })
    },
    hurry(key) {
      const slot = waiting.get(key)
      if (slot === undefined) return false
      finish(slot)
      return true
    },
    idle: () => (waiting.size === 0 ? Promise.resolve() : batches.idle()),
    list: () => [...waiting.values()],
    stop() {
      for (const slot of [...waiting.values()]) finish(slot)
      batches.stop()
    },
  }
}
