import type { Metrics } from '#lib/metrics.ts'
import type { InvalidationFollower } from './invalidation/follower.ts'
import type { Pages } from './lookup.ts'
import type { Render } from './render/render-and-keep.ts'

/** A page takes Next 20 to 100 ms; after three seconds its reader has a 503. */
const renderTimes = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10]

/** What the operator's tools ask for. The hit path counts in plain variables; they are read here. */
export function registerPages(
  metrics: Metrics,
  pages: Pages,
  follower: InvalidationFollower | undefined,
): void {
  const { counters, memory, bulkhead } = pages
  const { counter, gauge } = metrics
  counter('hits_total', 'Pages given from memory or disk, fresh.', () => counters.hits)
  counter('misses_total', 'Pages that a reader waited for.', () => counters.misses)
  counter('stale_total', 'Pages given although they were out of date.', () => counters.stale)
  counter(
    'shed_total',
    'Readers who got a 503: there was no page, and no room to make one.',
    () => counters.shed,
  )
  counter('renders_total', 'Pages asked of Next, for readers and ahead of them.', () => counters.renders)
  counter('renders_failed_total', 'Renders without a page.', () => counters.failedRenders)
  gauge('renders_running', 'Renders under way.', () => bulkhead.active)
  gauge('renders_waiting', 'Renders that wait for a slot.', () => bulkhead.waiting)
  gauge('renders_ahead', 'Pages that are to be rendered when there is room.', () => pages.ahead)
  counter(
    'invalidations_soft_total',
    'Invalidations that made pages stale.',
    () => counters.softInvalidations,
  )
  counter('invalidations_hard_total', 'Invalidations that took pages down.', () => counters.hardInvalidations)
  gauge(
    'invalidation_lag_seconds',
    'From the last invalidation to its arrival here.',
    () => follower?.lag ?? 0,
  )
  gauge(
    'invalidation_silence_seconds',
    'Since the table of invalidations was last read.',
    () => follower?.silence ?? 0,
  )
  counter(
    'snapshots_corrupt_total',
    'Snapshots that were not there or not what they were.',
    () => counters.corruptSnapshots,
  )
  counter('snapshot_writes_failed_total', 'Pages that the disk refused.', () => counters.failedWrites)
  gauge('snapshots_unwritten', 'Pages that the disk has yet to take.', () => pages.unwritten)
  counter(
    'snapshot_removals_failed_total',
    'Attempts to delete the files of a page that the disk refused.',
    () => counters.failedRemovals,
  )
  gauge(
    'snapshots_unremoved',
    'Pages whose files should be gone and are not.',
    () => pages.unremoved().length,
  )
  counter('pages_undeferred_total', 'Pages whose scripts could not be deferred.', () => counters.undeferred)
  gauge('pages', 'Pages in memory or on disk.', () => memory.size)
  gauge('pages_memory_bytes', 'Memory that pages take.', () => memory.bytes)
  gauge('passing_pages', 'Redirects and missing pages, kept for a moment.', () => pages.negativeCache)
}

/** The same render, timed. */
export function timeRenders(metrics: Metrics, render: Render): Render {
  const times = metrics.histogram('render_seconds', 'From asking Next for a page to having it.', {
    buckets: renderTimes,
  })
  return async (key) => {
    const end = times.startTimer()
    try {
      return await render(key)
    } finally {
      end()
    }
  }
}

export function summary({ counters, memory }: Pages): object {
  return { ...counters, pages: memory.size, rss: process.memoryUsage.rss() }
}
