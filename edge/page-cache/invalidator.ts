import { createBatches } from '../load/time-slices.ts'
import type { Keeper } from './disk/write-behind.ts'
import { type Haste, hasteOf, isCount, isFront, mayEndPages } from './invalidation/urgency.ts'
import type { Invalidation, Races } from './invalidation/version-guard.ts'
import type { Shelf, Slot } from './memory/entries.ts'
import type { Passing } from './memory/negative-cache.ts'
import type { Counters } from './page/counters.ts'
import type { Refresher } from './render/revalidator.ts'

/** Tells the pages what has changed: who goes, who is old, and who is rendered again without being asked for. */
export interface Invalidator {
  invalidate(invalidation: Invalidation): void
  /** Addresses of pages whose counts have changed, and which do not know it yet. */
  untold(): Set<string>
  idle(): Promise<void>
  stop(): void
}

export interface InvalidatorOptions {
  shelf: Shelf
  keeper: Keeper
  passing: Passing
  races: Races
  refresher: Refresher
  counters: Counters
  limits: InvalidatorLimits
}

export interface InvalidatorLimits {
  /** Milliseconds: counts that change within them are made stale together; at once when absent. */
  countsTogether?: number
}

const rank: Readonly<Record<Haste, number>> = { demand: 0, sweep: 1, soon: 2 }

export function createInvalidator(options: InvalidatorOptions): Invalidator {
  const { shelf, keeper, passing, races, refresher, counters } = options
  const { countsTogether } = options.limits
  const batches = createBatches()
  const changedCounts = new Set<string>()
  let telling: NodeJS.Timeout | undefined

  function tellCounts(): void {
    telling = undefined
    const tags = [...changedCounts]
    changedCounts.clear()
    apply({ tags, hard: false })
  }

  function apply(invalidation: Invalidation): void {
    const { tags, hard } = invalidation
    races.note(invalidation)
    if (!tags.every(isCount)) passing.clear()
    if (hard) counters.hardInvalidations++
    else counters.softInvalidations++
    const concerned = findConcerned(tags)
    const mayEnd = mayEndPages(tags)
    const gone: Slot[] = []
    const fronts: Slot[] = []
    const others: Slot[] = []
    for (const [slot, haste] of concerned) {
      // What has no snapshot is a question somebody asked once; it is rendered again when it is asked again.
      if (hard || slot.path === undefined) gone.push(slot)
      else {
        slot.onDemand = haste === 'demand' && (slot.onDemand || !slot.stale)
        slot.stale = true
        slot.mayEnd ||= mayEnd
      }
      if (slot.path === undefined || (haste !== 'soon' && !hard)) continue
      if (isFront(slot.key)) fronts.push(slot)
      else others.push(slot)
    }
    keeper.forgetAll(gone)
    // When much changes, what most readers see comes first.
    const isEverything = tags.includes('site')
    batches.run(fronts, ({ key }) => refresher.soon(key))
    batches.run(others, (slot) => {
      if (concerned.get(slot) === 'soon' && !isEverything) refresher.soon(slot.key)
      else refresher.later(slot.key)
    })
  }

  function findConcerned(tags: readonly string[]): Map<Slot, Haste> {
    const found = new Map<Slot, Haste>()
    for (const tag of tags) {
      const hasteOn = hasteOf(tag)
      for (const slot of shelf.concernedBy(tag)) {
        const known = found.get(slot)
        const haste = hasteOn(slot.key)
        if (known === undefined || rank[haste] > rank[known]) found.set(slot, haste)
      }
    }
    return found
  }

  return {
    invalidate({ tags, hard }) {
      const counts = hard || countsTogether === undefined ? [] : tags.filter(isCount)
      for (const tag of counts) changedCounts.add(tag)
      if (counts.length > 0) telling ??= setTimeout(tellCounts, countsTogether).unref()
      if (counts.length < tags.length) apply({ tags: tags.filter((tag) => !counts.includes(tag)), hard })
    },
    untold() {
      const keys = new Set<string>()
      for (const tag of changedCounts) for (const { key } of shelf.concernedBy(tag)) keys.add(key)
      return keys
    },
    idle: () => batches.idle(),
    stop() {
      clearTimeout(telling)
      batches.stop()
    },
  }
}
