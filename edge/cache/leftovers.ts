import type { EdgeLog } from '../access-log.ts'
import type { Counters } from './counters.ts'
import { concerns } from './race.ts'

/** What lies under a path and was rendered up to this moment is to go. Milliseconds since 1970. */
export interface Leftover {
  path: string
  at: number
}

/** Files that are to go. We serve none of them, but a web server that reads the folder does as long as they are there. */
export interface Leftovers {
  /** Deletes what lies under a path, now or, when the disk refuses, as soon as it does not. */
  remove(path: string, tags: readonly string[]): void
  /** Something newer has taken their place. */
  replaced(path: string): void
  /** Tries once more; whether anything that shows one of these is still there. */
  linger(tags: readonly string[]): boolean
  /** A restart must know them. */
  list(): Leftover[]
  stop(): void
  readonly size: number
}

export interface LeftoversOptions {
  /** Throws when anything is left. */
  unlink(path: string): void
  /** Milliseconds between two rounds of attempts. */
  every: number
  counters: Counters
  log: EdgeLog
}

/** What a leftover shows, and since when it is one. */
interface Shown {
  tags: readonly string[]
  at: number
}

/** Attempts of one round: a millisecond or two. */
const mostAtOnce = 32

export function createLeftovers({ unlink, every, counters, log }: LeftoversOptions): Leftovers {
  /** Those that were tried last stand last. */
  const left = new Map<string, Shown>()
  let round: NodeJS.Timeout | undefined
  let stopped = false
  let lastComplaint = Number.NEGATIVE_INFINITY

  function attempt(path: string, shown: Shown): void {
    const wasLeft = left.delete(path)
    try {
      unlink(path)
      if (wasLeft && left.size === 0) log.info({}, 'all files that were to go are gone')
    } catch (error) {
      counters.failedRemovals++
      complain(path, error)
      left.set(path, shown)
      tryLater()
    }
  }
  function tryLater(): void {
    if (stopped) return
    round ??= setTimeout(() => {
      round = undefined
      for (const [path, shown] of [...left].slice(0, mostAtOnce)) attempt(path, shown)
      if (left.size > 0) tryLater()
    }, every).unref()
  }
  /** A read-only disk fails as often as it is asked. */
  function complain(path: string, error: unknown): void {
    const now = performance.now()
    if (now - lastComplaint < 60_000) return
    lastComplaint = now
    log.error({ error, path }, 'the files of a page could not be deleted')
  }

  return {
    remove: (path, tags) => attempt(path, { tags, at: Date.now() }),
    replaced: (path) => void left.delete(path),
    linger(tags) {
      const concerned = () => [...left].filter(([, shown]) => concerns(tags, shown.tags))
      for (const [path, shown] of concerned().slice(0, mostAtOnce)) attempt(path, shown)
      return concerned().length > 0
    },
    list: () => [...left].map(([path, { at }]) => ({ path, at })),
    stop() {
      stopped = true
      clearTimeout(round)
    },
    get size() {
      return left.size
    },
  }
}
