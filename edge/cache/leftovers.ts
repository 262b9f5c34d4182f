import type { EdgeLog } from '../access-log.ts'
import type { Counters } from './counters.ts'

/** Files that are to go. We serve none of them, but a web server that reads the folder does as long as they are there. */
export interface Leftovers {
  /** Deletes what lies under a path, now or, when the disk refuses, as soon as it does not. */
  remove(path: string, tags: readonly string[]): void
  /** Something newer has taken their place. */
  replaced(path: string): void
  /** Tries once more; whether anything that shows one of these is still there. */
  linger(tags: readonly string[]): boolean
  /** A restart must know them. */
  paths(): string[]
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

/** Attempts of one round: a millisecond or two. */
const mostAtOnce = 32

export function createLeftovers({ unlink, every, counters, log }: LeftoversOptions): Leftovers {
  /** Those that were tried last stand last. */
  const left = new Map<string, readonly string[]>()
  let round: NodeJS.Timeout | undefined
  let stopped = false
  let lastComplaint = Number.NEGATIVE_INFINITY

  function remove(path: string, tags: readonly string[]): void {
    const wasLeft = left.delete(path)
    try {
      unlink(path)
      if (wasLeft && left.size === 0) log.info({}, 'all files that were to go are gone')
    } catch (error) {
      counters.failedRemovals++
      complain(path, error)
      left.set(path, tags)
      tryLater()
    }
  }
  function tryLater(): void {
    if (stopped) return
    round ??= setTimeout(() => {
      round = undefined
      for (const [path, tags] of [...left].slice(0, mostAtOnce)) remove(path, tags)
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
    remove,
    replaced: (path) => void left.delete(path),
    linger(tags) {
      const concerned = () =>
        [...left].filter(([, shown]) => tags.includes('site') || shown.some((tag) => tags.includes(tag)))
      for (const [path, shown] of concerned().slice(0, mostAtOnce)) remove(path, shown)
      return concerned().length > 0
    },
    paths: () => [...left.keys()],
    stop() {
      stopped = true
      clearTimeout(round)
    },
    get size() {
      return left.size
    },
  }
}
