import type { IncomingMessage } from 'node:http'
import type { InvalidationFollower } from './invalidation/follower.ts'
import type { Pages } from './lookup.ts'

/** What the operator's tools ask for; one line a number, in the text format of Prometheus. */
export function renderMetrics(pages: Pages, follower: InvalidationFollower | undefined): string {
  const { counters, memory, bulkhead } = pages
  const used = process.memoryUsage()
  const lines: [name: string, type: 'counter' | 'gauge', value: number][] = [
    ['hits_total', 'counter', counters.hits],
    ['misses_total', 'counter', counters.misses],
    ['stale_total', 'counter', counters.stale],
    ['shed_total', 'counter', counters.shed],
    ['renders_total', 'counter', counters.renders],
    ['renders_failed_total', 'counter', counters.failedRenders],
    ['renders_running', 'gauge', bulkhead.active],
    ['renders_waiting', 'gauge', bulkhead.waiting],
    ['renders_ahead', 'gauge', pages.ahead],
    ['invalidations_soft_total', 'counter', counters.softInvalidations],
    ['invalidations_hard_total', 'counter', counters.hardInvalidations],
    ['invalidation_lag_seconds', 'gauge', follower?.lag ?? 0],
    ['invalidation_silence_seconds', 'gauge', follower?.silence ?? 0],
    ['snapshots_corrupt_total', 'counter', counters.corruptSnapshots],
    ['snapshot_writes_failed_total', 'counter', counters.failedWrites],
    ['snapshots_unwritten', 'gauge', pages.unwritten],
    ['snapshot_removals_failed_total', 'counter', counters.failedRemovals],
    ['snapshots_unremoved', 'gauge', pages.unremoved().length],
    ['pages_undeferred_total', 'counter', counters.undeferred],
    ['pages', 'gauge', memory.size],
    ['pages_memory_bytes', 'gauge', memory.bytes],
    ['passing_pages', 'gauge', pages.negativeCache],
    ['process_resident_bytes', 'gauge', used.rss],
    ['process_heap_bytes', 'gauge', used.heapUsed],
    ['process_buffer_bytes', 'gauge', used.arrayBuffers],
    ['process_uptime_seconds', 'gauge', Math.round(process.uptime())],
  ]
  return lines
    .map(
      ([name, type, value]) => `# TYPE plein_jour_edge_${name} ${type}\nplein_jour_edge_${name} ${value}\n`,
    )
    .join('')
}

export function summary({ counters, memory }: Pages): object {
  return { ...counters, pages: memory.size, rss: process.memoryUsage().rss }
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/
const localHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/
const forwarding = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
  'forwarded',
  'via',
  'cf-connecting-ip',
]

/** Whoever asks from this machine, for this machine. What a proxy brings comes from elsewhere. */
export function isOperator(req: IncomingMessage): boolean {
  return (
    req.method === 'GET' &&
    loopback.test(req.socket.remoteAddress ?? '') &&
    localHost.test(req.headers.host ?? '') &&
    forwarding.every((name) => req.headers[name] === undefined)
  )
}
