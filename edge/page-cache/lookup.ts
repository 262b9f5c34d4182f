import { setTimeout as pause } from 'node:timers/promises'
import type { EdgeLog } from '../http/access-log.ts'
import type { LaneSize } from '../load/bulkhead.ts'
import type { Leftover } from './disk/pending-deletes.ts'
import { createKeeper, type KeeperLimits } from './disk/write-behind.ts'
import { createRaces, type Invalidation } from './invalidation/version-guard.ts'
import { createInvalidator, type InvalidatorLimits } from './invalidator.ts'
import { createShelf, type Shelf } from './memory/entries.ts'
import { createPassing, type PassingLimits } from './memory/negative-cache.ts'
import { type Counters, createCounters } from './page/counters.ts'
import { plainKey } from './page/key.ts'
import type { Page } from './page/page.ts'
import { type Ahead, type AheadLimits, createAhead } from './render/render-ahead.ts'
import { createRefresher, type Refresher } from './render/revalidator.ts'
import { createFiller, type Filled, type Render } from './render/single-flight.ts'
import { within } from './render/with-timeout.ts'

export interface PagesLimits extends KeeperLimits, AheadLimits, InvalidatorLimits {
  lane: LaneSize
  /** How long a reader waits for a render before hearing that it takes too long. */
  patience: number
  /** How long a reader of an old page waits for its refill; none when absent. */
  moment?: number
  memory: number
  passing: PassingLimits
}

export interface PagesOptions {
  render: Render
  /** DATA_DIR/pages. */
  folder: string
  build: string
  limits: PagesLimits
  log: EdgeLog
}

export type Found = { page: Page; state: 'hit' | 'stale' | 'miss' }

export interface Pages extends Pick<Ahead, 'sweep' | 'current'> {
  /**
   * Finds the pages on disk. Only once takedowns are heard: what is said before must be on disk by then. Resolves once
   * the disk has been told to let go what is not to be there.
   */
  takeOver(unremoved: readonly Leftover[]): Promise<void>
  /** A fresh page out of memory, at once. */
  hit(key: string): Page | undefined
  /** For a reader of this network: see Filler. */
  get(key: string, network?: string): Promise<Found>
  /**
   * When it returns, nobody is given what it makes hard, and no render under way will bring it back. On disk it may
   * linger. However many pages it concerns, it takes no longer than a few milliseconds of a turn.
   */
  invalidate(invalidation: Invalidation): void
  /** Tells the disk to let go the pages with one of these tags that are to go; whether it still holds any. */
  lingers(tags: readonly string[]): Promise<boolean>
  /** Everything, at once: when nobody knows any more what was invalidated. */
  empty(): void
  /** Addresses whose snapshot is out of date, or may be: a restart must know them. */
  outdated(): string[]
  /** Where files lie that the disk does not let go: a restart must know them too. */
  unremoved(): Leftover[]
  markStale(keys: readonly string[]): void
  /** Resolves once what was to be compressed, written and rendered ahead is. */
  idle(): Promise<void>
  stop(): void
  readonly counters: Counters
  readonly shelf: Shelf
  readonly lane: { active: number; waiting: number }
  readonly ahead: number
  /** Pages that the disk has yet to take. */
  readonly unwritten: number
  readonly passing: number
}

/** After a refill that kept a reader waiting in vain, nobody waits for one for so long. Milliseconds. */
const hurry = 5_000

export function createPages({ render, folder, build, limits, log }: PagesOptions): Pages {
  let hurriedUntil = 0
  const counters = createCounters()
  const races = createRaces()
  const shelf = createShelf(limits.memory)
  const passing = createPassing(limits.passing)
  const keeper = createKeeper({ folder, build, shelf, counters, log, limits, onLost })
  const filler = createFiller({
    render,
    races,
    counters,
    build,
    size: limits.lane,
    isKept: (key) => shelf.get(key)?.mayEnd === false,
    settle,
    onScripts(key, reason) {
      if (counters.undeferred++ < 20) log.warn({ key, reason }, 'the scripts of a page could not be deferred')
    },
  })
  const refresher: Refresher = createRefresher({
    filler,
    isWanted: (key) => shelf.get(key)?.stale ?? true,
    slots: limits.lane.slots,
    unwritten: () => keeper.waiting,
  })

  const invalidator = createInvalidator({ shelf, keeper, passing, races, refresher, counters, limits })
  const ahead = createAhead({ shelf, keeper, filler, refresher, limits })

  function onLost(key: string): void {
    refresher.later(key)
  }

  /** A page says what it shows, or is not kept. What is here under its address gives way to it in any case. */
  function settle({ page, verdict, quiet }: Filled): void {
    if (page.status >= 500) return
    if (page.tags.length > 0) {
      keeper.makeWay(page.key)
      shelf.put(page, verdict === 'stale')
      keeper.keep(page.key)
      if (verdict === 'stale') refresher.later(page.key)
      ahead.follow(page)
      return
    }
    keeper.forget(page.key)
    if (quiet && (page.status === 301 || page.status === 404 || page.status === 410)) passing.put(page)
  }

  async function stored(key: string): Promise<Found | undefined> {
    const loaded = shelf.get(key)?.page ?? (await keeper.load(key))
    // Read again after the wait: it may be gone, and there may be a newer one.
    const slot = shelf.get(key)
    const page = slot?.page ?? loaded
    if (slot === undefined || page === undefined) return undefined
    if (!slot.stale) return { page, state: 'hit' }
    refresher.now(key)
    const renewed = await soon(key)
    if (renewed !== undefined) return { page: renewed, state: 'miss' }
    // While its reader waited it may have been taken down, or given way to another one.
    const current = shelf.get(key)
    const old = current?.page ?? (current === slot ? page : undefined)
    return old === undefined ? undefined : { page: old, state: 'stale' }
  }

  /**
   * Who has just published or approved looks at the page and must find it there: while Next is well, a reader of an
   * old page waits the moment that its one refill takes. The first refill that takes longer ends that for a while.
   */
  async function soon(key: string): Promise<Page | undefined> {
    const { moment = 0 } = limits
    if (moment === 0 || performance.now() < hurriedUntil || !filler.isFilling(key)) return undefined
    const filled = await Promise.race([
      filler.fill(key).catch(() => undefined),
      pause(moment, undefined, { ref: false }),
    ])
    if (filled === undefined) hurriedUntil = performance.now() + hurry
    // Nothing stands here any more: a redirect, 404 or 410, which is not on the shelf.
    else if (filled.page.tags.length === 0 && filled.page.status < 500) return filled.page
    const slot = shelf.get(key)
    return slot !== undefined && !slot.stale ? slot.page : undefined
  }

  async function standIn(key: string): Promise<Found | undefined> {
    const plain = plainKey(key)
    const found = plain === undefined ? undefined : await stored(plain)
    return found === undefined ? undefined : { page: found.page, state: 'stale' }
  }

  function count(found: Found): Found {
    if (found.state === 'hit') counters.hits++
    else if (found.state === 'stale') counters.stale++
    else counters.misses++
    return found
  }

  return {
    takeOver: (unremoved) => keeper.takeOver(unremoved),
    hit(key) {
      const page = shelf.hit(key)
      if (page !== undefined) counters.hits++
      return page
    },
    async get(key, network) {
      const kept = await stored(key)
      if (kept !== undefined) return count(kept)
      const brief = passing.get(key)
      if (brief !== undefined) return count({ page: brief, state: 'hit' })
      try {
        const { page } = await within(limits.patience, filler.fill(key, network))
        const instead = page.status >= 500 ? await standIn(key) : undefined
        return count(instead ?? { page, state: 'miss' })
      } catch (error) {
        const instead = await standIn(key)
        if (instead !== undefined) return count(instead)
        counters.shed++
        throw error
      }
    },
    invalidate: (invalidation) => invalidator.invalidate(invalidation),
    lingers: (tags) => keeper.lingers(tags),
    empty() {
      races.note({ tags: ['site'], hard: true })
      passing.clear()
      keeper.forgetAll([...shelf.slots()])
    },
    sweep: ahead.sweep,
    current: ahead.current,
    outdated() {
      const untold = invalidator.untold()
      return [...shelf.slots()]
        .filter((slot) => slot.stale || slot.behind || untold.has(slot.key))
        .map(({ key }) => key)
    },
    unremoved: () => keeper.unremoved(),
    markStale(keys) {
      for (const key of keys) {
        const slot = shelf.get(key)
        if (slot !== undefined) slot.stale = true
      }
    },
    async idle() {
      await invalidator.idle()
      await ahead.idle()
      await refresher.idle()
      await keeper.idle()
    },
    stop() {
      invalidator.stop()
      ahead.stop()
      refresher.stop()
      keeper.stop()
    },
    counters,
    shelf,
    lane: filler.lane,
    get ahead() {
      return refresher.size
    },
    get unwritten() {
      return keeper.unwritten
    },
    get passing() {
      return passing.size
    },
  }
}
