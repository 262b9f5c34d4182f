import { takedownPlace } from '#lib/takedown-place.ts'
import type { EdgeLog } from '../http/access-log.ts'
import { readLedger, writeLedger } from './disk/checkpoint.ts'
import { type Door, openDoor } from './invalidation/control-socket.ts'
import { createFeed, type Feed, type Source } from './invalidation/follower.ts'
import type { Invalidation } from './invalidation/version-guard.ts'
import { createPages, type Pages, type PagesLimits } from './lookup.ts'
import { summary } from './metrics.ts'
import { createSweep } from './render/prewarm.ts'
import type { Render } from './render/single-flight.ts'

export interface KeptPages {
  readonly pages: Pages
  readonly feed: Feed | undefined
  /** To be awaited before the first reader: takedowns that were said while nobody was here are heard. */
  open(): Promise<void>
  close(): Promise<void>
}

export interface KeptPagesOptions {
  siteUrl: string
  dataDir: string
  build: string
  render: Render
  /** The table of invalidations. Tests of other things do without. */
  source?: Source | undefined
  /** Renders every published page ahead of its readers. */
  sweeps: boolean
  limits: PagesLimits
  log: EdgeLog
}

/** A database that is away, or a slow disk with much to delete, must not keep readers waiting: their pages are on disk. */
const firstReading = 2_000
const day = 86_400_000
/** The time of the last reading moves on every two seconds; a restart may know it this late. */
const readingNoted = 60_000

const moment = (time: number) => new Promise((resolve) => setTimeout(resolve, time).unref())

/** Pages, and everybody who may say that they are no longer true. */
export function createKeptPages(options: KeptPagesOptions): KeptPages {
  const { siteUrl, render, log, source, sweeps } = options
  const place = takedownPlace(options.dataDir)
  const ledger = readLedger(place.pages)
  const pages = createPages({
    render,
    folder: place.pages,
    build: options.build,
    log,
    limits: { ...options.limits, followsLists: sweeps },
  })
  const sweep = createSweep({
    current: (key) => pages.current(key),
    siteUrl,
    take: (keys, renews) => pages.sweep(keys, renews),
    most: options.limits.diskPages,
    log,
  })
  const feed = source && createFeed({ source, progress: ledger?.progress, apply, onLost: lose, log })
  let door: Door | undefined
  let written = ''
  let bookkeeping: NodeJS.Timeout | undefined
  let daily: NodeJS.Timeout | undefined

  function apply(invalidation: Invalidation): void {
    pages.invalidate(invalidation)
    if (sweeps && invalidation.tags.some((tag) => tag === 'sitemap' || tag === 'site')) sweep.soon()
  }
  function lose(): void {
    pages.empty()
    if (sweeps) sweep.soon()
  }
  function keepBooks(): void {
    const progress = feed?.progress
    if (progress === undefined) return
    const outdated = pages.outdated()
    const unremoved = pages.unremoved()
    const left = unremoved.map(({ path, at }) => `${path} ${at}`).join(' ')
    const { identity, floor, seen, readAt = 0 } = progress
    const minute = Math.floor(readAt / readingNoted)
    const mark = `${identity} ${floor} ${seen.length} ${seen.at(-1)} ${minute} ${outdated.length} ${left}`
    if (mark === written) return
    try {
      writeLedger(place.pages, { progress, outdated, unremoved, at: Date.now() })
      written = mark
    } catch (error) {
      log.warn({ error }, 'the progress of invalidations could not be written')
    }
  }

  return {
    pages,
    feed,
    async open() {
      door = await openDoor({
        place,
        takeDown: (tags) => apply({ tags, hard: true }),
        lingers: (tags) => pages.lingers(tags),
        hear: async () => feed?.read(),
        log,
      })
      // Whoever found no door has left a tombstone, and whoever comes now finds one.
      const letGo = pages.takeOver(ledger?.unremoved ?? [])
      await Promise.race([letGo, moment(firstReading)])
      pages.markStale(ledger?.outdated ?? [])
      if (feed !== undefined) {
        const reading = feed.read().catch((error: unknown) => log.warn({ error }, 'no database yet'))
        await Promise.race([reading, moment(firstReading)])
        feed.start()
      }
      if (sweeps) sweep.start()
      bookkeeping = setInterval(keepBooks, 1_000).unref()
      daily = setInterval(() => log.info(summary(pages), 'what readers got since the start'), day).unref()
    },
    async close() {
      clearInterval(bookkeeping)
      clearInterval(daily)
      sweep.stop()
      pages.stop()
      keepBooks()
      door?.close()
      await feed?.stop()
    },
  }
}
