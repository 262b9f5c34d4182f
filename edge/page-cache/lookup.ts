import type { EdgeLog } from '../http/access-log.ts'
import type { BulkheadSize } from '../load/bulkhead.ts'
import { createTimeSlices } from '../load/time-slices.ts'
import { languageOf } from '../upstream/own-address.ts'
import type { PendingDelete } from './disk/pending-deletes.ts'
import { createWriteBehind, type WriteBehindLimits } from './disk/write-behind.ts'
import { createVersionGuard, type Invalidation } from './invalidation/version-guard.ts'
import { createInvalidator, type InvalidatorLimits } from './invalidator.ts'
import { createEntryStore, type EntryStore } from './memory/entries.ts'
import { createNegativeCache, type NegativeCacheLimits } from './memory/negative-cache.ts'
import { type Counters, createCounters } from './page/counters.ts'
import { isAheadOfDisk, isStale } from './page/entry-state.ts'
import { isExpired } from './page/expiry.ts'
import { isAnswer, isSuggestion } from './page/key.ts'
import type { Page } from './page/page.ts'
import { createWanted } from './queue/wanted.ts'
import { createRenderAhead, type RenderAhead } from './render/render-ahead.ts'
import { createRenderAndKeep, type Render, type RenderAndKeepLimits } from './render/render-and-keep.ts'
import { createRevalidator } from './render/revalidator.ts'
import { createSingleFlight } from './render/single-flight.ts'
import { createSiteLanguage } from './render/site-language.ts'
import { withTimeout } from './render/with-timeout.ts'
import { createStoredPages, type Found, type StoredPagesLimits } from './stored-pages.ts'

export interface PagesLimits
  extends WriteBehindLimits,
    RenderAndKeepLimits,
    InvalidatorLimits,
    StoredPagesLimits {
  bulkhead: BulkheadSize
  /** Of searches, apart: they never take the place of articles, nor wait for them. As all renders when absent. */
  searches?: BulkheadSize
  /** Of suggestions, apart from those again: who types does not hold up who asks. */
  suggestions?: BulkheadSize
  /** How long a reader waits for a render before hearing that it takes too long. */
  patience: number
  memory: number
  negativeCache: NegativeCacheLimits
}

export interface PagesOptions {
  render: Render
  /** DATA_DIR/pages. */
  folder: string
  build: string
  limits: PagesLimits
  log: EdgeLog
}

export interface Pages extends Pick<RenderAhead, 'prewarm' | 'current'> {
  /**
   * Finds the pages on disk. Only once takedowns are heard: what is said before must be on disk by then. Resolves once
   * the disk has been told to let go what is not to be there.
   */
  recover(unremoved: readonly PendingDelete[]): Promise<void>
  /** A fresh page out of memory, at once. */
  hit(key: string): Page | undefined
  /** For a reader of this network: see SingleFlight. */
  get(key: string, network?: string): Promise<Found>
  /**
   * When it returns, nobody is given what it makes hard, and no render under way will bring it back. On disk it may
   * linger. What it makes soft is old then where most readers see it, and everywhere once `applied()` resolves: of fifty
   * thousand pages five hundred in a turn. Hard ones are taken away in one turn, some 50 ms for so many.
   */
  invalidate(invalidation: Invalidation): void
  /** Resolves once no page is given as fresh that was softly invalidated so far. */
  applied(): Promise<void>
  /** Tells the disk to let go the pages with one of these tags that are to go; whether it still holds any. */
  hasPendingDeletes(tags: readonly string[]): Promise<boolean>
  /** Whose language the site has, from a page that was kept. */
  learn(page: Page): void
  /** Everything, at once: when nobody knows any more what was invalidated. */
  empty(): void
  /** Addresses whose snapshot is out of date, or may be: a restart must know them. */
  outdated(): string[]
  /** Where files lie that the disk does not let go: a restart must know them too. */
  unremoved(): PendingDelete[]
  markStale(keys: readonly string[]): void
  /** Resolves once what was to be compressed, written and rendered ahead is. */
  idle(): Promise<void>
  stop(): void
  readonly counters: Counters
  readonly memory: EntryStore
  readonly bulkhead: { active: number; waiting: number }
  readonly ahead: number
  /** Pages that the disk has yet to take. */
  readonly unwritten: number
  readonly negativeCache: number
}

export function createPages({ render, folder, build, limits, log }: PagesOptions): Pages {
  const counters = createCounters()
  const versionGuard = createVersionGuard()
  const memory = createEntryStore(limits.memory)
  const negativeCache = createNegativeCache(limits.negativeCache)
  const wanted = createWanted(log)
  const writeBehind = createWriteBehind({ folder, build, memory, wanted, counters, log, limits })
  const foreign = createTimeSlices()
  const language = createSiteLanguage(() =>
    foreign.run([...memory.all()], (entry) => {
      if (language.elsewhere(entry.key) !== undefined) writeBehind.forget(entry.key)
    }),
  )
  const kept = { memory, writeBehind, negativeCache, versionGuard, wanted, counters, language, limits }
  const renderAndKeep = createRenderAndKeep({ ...kept, render, build, log })
  const singleFlight = createSingleFlight(renderAndKeep, limits.bulkhead)
  const searches = createSingleFlight(renderAndKeep, limits.searches ?? limits.bulkhead)
  const suggestions = createSingleFlight(
    renderAndKeep,
    limits.suggestions ?? limits.searches ?? limits.bulkhead,
  )
  const flightOf = (key: string) =>
    isSuggestion(key) ? suggestions : isAnswer(key) ? searches : singleFlight
  const revalidator = createRevalidator({
    wanted,
    singleFlight,
    isWanted(key) {
      const entry = memory.get(key)
      return entry === undefined || isStale(entry.state)
    },
    slots: limits.bulkhead.slots,
    unwritten: () => writeBehind.waiting,
  })
  const invalidator = createInvalidator(kept)
  const ahead = createRenderAhead({ memory, writeBehind, singleFlight, wanted })
  const stored = createStoredPages({
    memory,
    writeBehind,
    singleFlight,
    revalidator,
    language,
    build,
    limits,
  })

  function count(found: Found): Found {
    if (found.state === 'hit') counters.hits++
    else if (found.state === 'stale') counters.stale++
    else counters.misses++
    return found
  }

  return {
    recover: (unremoved) => writeBehind.recover(unremoved),
    hit(key) {
      const page = memory.hit(key)
      if (page === undefined || isExpired(page)) return undefined
      counters.hits++
      return page
    },
    async get(key, network) {
      const kept = await stored.find(key)
      if (kept !== undefined) return count(kept)
      const brief = negativeCache.get(key)
      if (brief !== undefined) return count({ page: brief, state: 'hit' })
      try {
        const page = await withTimeout(limits.patience, flightOf(key).fill(key, network))
        const instead = page.status >= 500 ? await stored.standIn(key) : undefined
        return count(instead ?? { page, state: 'miss' })
      } catch (error) {
        const instead = await stored.standIn(key)
        if (instead !== undefined) return count(instead)
        counters.shed++
        throw error
      }
    },
    learn: (page) => language.learn(languageOf(page.status, page.headers, page.plain), page.renderedAt),
    invalidate: (invalidation) => invalidator.invalidate(invalidation),
    applied: () => invalidator.applied(),
    hasPendingDeletes: (tags) => writeBehind.hasPendingDeletes(tags),
    empty() {
      versionGuard.note({ tags: ['site'], hard: true })
      negativeCache.clear()
      writeBehind.evictAll([...memory.all()])
    },
    prewarm: ahead.prewarm,
    current: ahead.current,
    outdated() {
      const untold = invalidator.untold()
      return [...memory.all()]
        .filter((entry) => isStale(entry.state) || isAheadOfDisk(entry.state) || untold.has(entry.key))
        .map(({ key }) => key)
    },
    unremoved: () => writeBehind.unremoved(),
    markStale(keys) {
      for (const key of keys) {
        const entry = memory.get(key)
        if (entry !== undefined) memory.change(entry, { type: 'outdated' })
      }
    },
    async idle() {
      await foreign.idle()
      await invalidator.idle()
      await ahead.idle()
      await wanted.idle()
      await writeBehind.idle()
    },
    stop() {
      foreign.stop()
      invalidator.stop()
      ahead.stop()
      revalidator.stop()
      writeBehind.stop()
    },
    counters,
    memory,
    bulkhead: singleFlight.bulkhead,
    get ahead() {
      return wanted.size
    },
    get unwritten() {
      return writeBehind.unwritten
    },
    get negativeCache() {
      return negativeCache.size
    },
  }
}
