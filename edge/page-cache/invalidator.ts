import { createTimeSlices } from '../load/time-slices.ts'
import type { WriteBehind } from './disk/write-behind.ts'
import { isCount, mayEndPages, type Urgency, urgencyOf } from './invalidation/urgency.ts'
import type { Invalidation, VersionGuard } from './invalidation/version-guard.ts'
import type { Entry, EntryStore } from './memory/entries.ts'
import type { NegativeCache } from './memory/negative-cache.ts'
import type { Counters } from './page/counters.ts'
import { isHeld } from './page/entry-state.ts'
import { isFront } from './page/key.ts'
import type { Wanted } from './queue/wanted.ts'

/** Tells the pages what has changed: which go, which are old, and which are rendered again before a reader asks. */
export interface Invalidator {
  invalidate(invalidation: Invalidation): void
  /** Addresses of pages that are old, or whose counts are, and which do not know it yet. */
  untold(): Set<string>
  /** Resolves once every page is old that what was said so far concerns; but for counts, which come together. */
  applied(): Promise<void>
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

/** Half a millisecond: marking one takes about a microsecond. */
const marksAtOnce = 500

const rank: Readonly<Record<Urgency, number>> = { demand: 0, prewarm: 1, soon: 2 }

export function createInvalidator(options: InvalidatorOptions): Invalidator {
  const { memory, writeBehind, negativeCache, versionGuard, wanted, counters } = options
  const { countsTogether } = options.limits
  const renders = createTimeSlices()
  const marks = createTimeSlices(marksAtOnce)
  /** Pages that are old, as far as they do not know it yet. */
  const unmarked = new Set<{ entries: readonly Entry[]; marked: number }>()
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
    if (hard) takeAway(tags)
    else markOld(tags)
  }

  /** In this turn, however many they are: nobody is given one of them after it. */
  function takeAway(tags: readonly string[]): void {
    counters.hardInvalidations++
    const concerned = findConcerned(tags)
    writeBehind.evictAll([...concerned.keys()])
    const stored = [...concerned.keys()].filter(({ path }) => path !== undefined)
    const isEverything = tags.includes('site')
    renders.run(
      stored.filter(({ key }) => isFront(key)),
      ({ key }) => wanted.soon(key),
    )
    renders.run(
      stored.filter(({ key }) => !isFront(key)),
      (entry) => {
        if (concerned.get(entry) === 'soon' && !isEverything) wanted.soon(entry.key)
        else wanted.later(entry.key)
      },
    )
  }

  /**
   * What most readers see is old at once, and so are the first hundreds of the others: only the masthead, a byline and a
   * story beside others are on more. An address gets a new entry with each render, and the version guard knows of the change
   * already: what is rendered meanwhile is not marked by mistake, nor taken for new.
   */
  function markOld(tags: readonly string[]): void {
    counters.softInvalidations++
    const mayEnd = mayEndPages(tags)
    const isEverything = tags.includes('site')
    const mark = (entry: Entry, urgency: Urgency) => {
      if (!isHeld(entry.state)) return
      // What has no snapshot is a question somebody asked once; it is rendered again when it is asked again.
      if (entry.path === undefined) return writeBehind.evictAll([entry])
      memory.change(entry, { type: 'invalidated', onDemand: urgency === 'demand', mayEnd })
      if (urgency !== 'soon') return
      // When everything goes, what few readers see comes after whatever is waiting already.
      if (isFront(entry.key) || !isEverything) wanted.soon(entry.key)
      else wanted.later(entry.key)
    }
    for (const tag of tags)
      for (const entry of memory.frontsConcernedBy(tag)) mark(entry, urgencyOf(tag)(entry.key))
    for (const tag of tags) {
      const urgencyOn = urgencyOf(tag)
      const list = { entries: memory.concernedBy(tag), marked: 0 }
      unmarked.add(list)
      marks.run(list.entries, (entry) => {
        list.marked++
        if (!isFront(entry.key)) mark(entry, urgencyOn(entry.key))
        if (list.marked === list.entries.length) unmarked.delete(list)
      })
      if (list.entries.length === 0) unmarked.delete(list)
    }
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
      for (const { entries, marked } of unmarked)
        for (let i = marked; i < entries.length; i++) keys.add(entries[i]!.key)
      return keys
    },
    applied: () => marks.idle(),
    async idle() {
      await marks.idle()
      await renders.idle()
    },
    stop() {
      clearTimeout(telling)
      marks.stop()
      renders.stop()
    },
  }
}
