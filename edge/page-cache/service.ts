import { tags } from '#contract/tags.ts'
import { takedownPlace } from '#contract/takedown-place.ts'
import type { EdgeLog } from '../http/access-log.ts'
import { readCheckpoint, writeCheckpoint } from './disk/checkpoint.ts'
import { type ControlSocket, openControlSocket } from './invalidation/control-socket.ts'
import { createFollower, type InvalidationFollower, type Source } from './invalidation/follower.ts'
import type { Invalidation } from './invalidation/version-guard.ts'
import { createPages, type Pages, type PagesLimits } from './lookup.ts'
import { summary } from './metrics.ts'
import { createPrewarm } from './render/prewarm.ts'
import type { Render } from './render/render-and-keep.ts'

export interface PageService {
  readonly pages: Pages
  readonly follower: InvalidationFollower | undefined
  /** To be awaited before the first reader: takedowns that were said while nobody was here are heard. */
  open(): Promise<void>
  close(): Promise<void>
}

export interface PageServiceOptions {
  siteUrl: string
  dataDir: string
  build: string
  render: Render
  /** The table of invalidations. Tests of other things do without. */
  source?: Source | undefined
  /** Renders every published page ahead of its readers. */
  prewarms: boolean
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
export function createPageService(options: PageServiceOptions): PageService {
  const { siteUrl, render, log, source, prewarms } = options
  const place = takedownPlace(options.dataDir)
  const checkpoint = readCheckpoint(place.pages)
  const pages = createPages({
    render,
    folder: place.pages,
    build: options.build,
    log,
    limits: { ...options.limits, followsLists: prewarms },
  })
  const prewarm = createPrewarm({
    current: (key) => pages.current(key),
    siteUrl,
    take: (keys, renews) => pages.prewarm(keys, renews),
    most: options.limits.diskPages,
    log,
  })
  const follower =
    source && createFollower({ source, progress: checkpoint?.progress, apply, onLost: lose, log })
  let controlSocket: ControlSocket | undefined
  let written = ''
  let checkpointTimer: NodeJS.Timeout | undefined
  let daily: NodeJS.Timeout | undefined

  function apply(invalidation: Invalidation): void {
    pages.invalidate(invalidation)
    // The map of another month than this one has a new article when it is given an earlier date, or when many come at once.
    const now: string = tags.map(new Date().toISOString().slice(0, 7))
    const everywhere = invalidation.tags.some(
      (tag) => tag === 'site' || (tag.split(':', 1)[0] === 'map' && tag !== now),
    )
    if (prewarms && (everywhere || invalidation.tags.includes('sitemap'))) prewarm.soon(everywhere)
  }
  function lose(): void {
    pages.empty()
    if (prewarms) prewarm.soon()
  }
  function saveCheckpoint(): void {
    const progress = follower?.progress
    if (progress === undefined) return
    const outdated = pages.outdated()
    const unremoved = pages.unremoved()
    const left = unremoved.map(({ path, at }) => `${path} ${at}`).join(' ')
    const { identity, floor, seen, readAt = 0 } = progress
    const minute = Math.floor(readAt / readingNoted)
    const mark = `${identity} ${floor} ${seen.length} ${seen.at(-1)} ${minute} ${outdated.length} ${left}`
    if (mark === written) return
    try {
      writeCheckpoint(place.pages, { progress, outdated, unremoved, at: Date.now() })
      written = mark
    } catch (error) {
      log.warn({ error }, 'the progress of invalidations could not be written')
    }
  }

  return {
    pages,
    follower,
    async open() {
      controlSocket = await openControlSocket({
        place,
        takeDown: (tags) => apply({ tags, hard: true }),
        hasPendingDeletes: (tags) => pages.hasPendingDeletes(tags),
        async poll() {
          await follower?.read()
          await pages.applied()
        },
        log,
      })
      // A takedown that found no socket has left a tombstone, which is read now; a later one finds the socket.
      const letGo = pages.recover(checkpoint?.unremoved ?? [])
      await Promise.race([letGo, moment(firstReading)])
      pages.markStale(checkpoint?.outdated ?? [])
      if (follower !== undefined) {
        const reading = follower.read().catch((error: unknown) => log.warn({ error }, 'no database yet'))
        await Promise.race([reading, moment(firstReading)])
        follower.start()
      }
      if (prewarms) prewarm.start()
      checkpointTimer = setInterval(saveCheckpoint, 1_000).unref()
      daily = setInterval(() => log.info(summary(pages), 'what readers got since the start'), day).unref()
    },
    async close() {
      clearInterval(checkpointTimer)
      clearInterval(daily)
      prewarm.stop()
      pages.stop()
      saveCheckpoint()
      controlSocket?.close()
      await follower?.stop()
    },
  }
}
