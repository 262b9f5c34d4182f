import { createTimeSlices } from '../load/time-slices.ts'
import type { WriteBehind } from './disk/write-behind.ts'
import { isCount, isFront, mayEndPages, type Urgency, urgencyOf } from './invalidation/urgency.ts'
import type { Invalidation, VersionGuard } from './invalidation/version-guard.ts'
import type { Entry, EntryStore } from './memory/entries.ts'
import type { NegativeCache } from './memory/negative-cache.ts'
import type { Counters } from './page/counters.ts'
import type { Wanted } from './queue/wanted.ts'

/** Tells the pages what has changed: who goes, who is old, and who is rendered again without being asked for. */
export interface Invalidator {
  invalidate(invalidation: Invalidation): void
  /** Addresses of pages whose counts have changed, and which do not know it yet. */
  untold(): Set<string>
  idle(): Promise<void>
  stop(): void
}

export interface InvalidatorOptions {
  memory: EntryStore
  writeBehind: WriteBehind
  negativeCache: NegativeCache
  versionGuard: VersionGuard
  wanted: Wanted
  counters: Counters
  limits: InvalidatorLimits
}

export interface InvalidatorLimits {
  /** Milliseconds: counts that change within them are made stale together; at once when absent. */
  countsTogether?: number
}

const rank: Readonly<Record<Urgency, number>> = { demand: 0, prewarm: 1, soon: 2 }

export function createInvalidator(options: InvalidatorOptions): Invalidator {
  const { memory, writeBehind, negativeCache, versionGuard, wanted, counters } = options
  const { countsTogether } = options.limits
  const timeSlices = createTimeSlices()
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
    versionGuard.note(invalidation)
    if (!tags.every(isCount)) negativeCache.clear()
    if (hard) counters.hardInvalidations++
    else counters.softInvalidations++
    const concerned = findConcerned(tags)
    const mayEnd = mayEndPages(tags)
    const gone: Entry[] = []
    const fronts: Entry[] = []
    const others: Entry[] = []
    for (const [entry, urgency] of concerned) {
      // What has no snapshot is a question somebody asked once; it is rendered again when it is asked again.
      if (hard || entry.path === undefined) gone.push(entry)
      else memory.change(entry, { type: 'invalidated', onDemand: urgency === 'demand', mayEnd })
      if (entry.path === undefined || (urgency !== 'soon' && !hard)) continue
      if (isFront(entry.key)) fronts.push(entry)
      else others.push(entry)
    }
    writeBehind.evictAll(gone)
    // What most readers see comes first, and when everything goes, all else after whatever is waiting already.
    const isEverything = tags.includes('site')
    timeSlices.run(fronts, ({ key }) => wanted.soon(key))
    timeSlices.run(others, (entry) => {
      if (concerned.get(entry) === 'soon' && !isEverything) wanted.soon(entry.key)
      else wanted.later(entry.key)
    })
  }

  function findConcerned(tags: readonly string[]): Map<Entry, Urgency> {
    const found = new Map<Entry, Urgency>()
    for (const tag of tags) {
      const urgencyOn = urgencyOf(tag)
      for (const entry of memory.concernedBy(tag)) {
        const known = found.get(entry)
        const urgency = urgencyOn(entry.key)
        if (known === undefined || rank[urgency] > rank[known]) found.set(entry, urgency)
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
      for (const tag of changedCounts) for (const { key } of memory.concernedBy(tag)) keys.add(key)
      return keys
    },
    idle: () => timeSlices.idle(),
    stop() {
      clearTimeout(telling)
      timeSlices.stop()
    },
  }
}
