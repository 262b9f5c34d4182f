import type { EdgeLog } from '#edge/http/access-log.ts'
import { concerns } from '../invalidation/version-guard.ts'
import type { Counters } from '../page/counters.ts'

/** What lies under a path and was rendered up to this moment is to go. Milliseconds since 1970. */
export interface PendingDelete {
  path: string
  at: number
}

/** Files that are to go. We serve none of them, but a web server that reads the folder does as long as they are there. */
export interface PendingDeletes {
  /** Deletes what lies under a path: a few in this turn, more beside the event loop; and again when the disk refuses. */
  remove(path: string, tags: readonly string[]): void
  /** Something newer has taken their place. */
  replaced(path: string): void
  /** The deletion under way under this path: what takes the place before it is over would be deleted with it. */
  underWay(path: string): Promise<void> | undefined
  /** Resolves once each has been tried. */
  settled(): Promise<void>
  /** Tries those that show one of these, before all others; whether any of them is still there. */
  deleteNow(tags: readonly string[]): Promise<boolean>
  /** A restart must know them. */
  list(): PendingDelete[]
  stop(): void
  readonly size: number
  /** Of those, the ones that the disk has refused to let go. */
  readonly refused: number
}

export interface PendingDeletesOptions {
  /** Rejects when anything is left. */
  unlink(path: string): Promise<void>
  /** The same in this turn. Throws when anything is left. */
  unlinkNow(path: string): void
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

/** In one turn: a millisecond or two. Most takedowns are of fewer pages, and done when they are said. */
const mostATurn = 32
/** Half of the threads that Node has for files and compression: pages are read and packed meanwhile. */
const mostAtOnce = 2

export function createPendingDeletes({
  unlink,
  unlinkNow,
  every,
  counters,
  log,
}: PendingDeletesOptions): PendingDeletes {
  const left = new Map<string, Shown>()
  /** Not tried yet, or to be tried once more. */
  const due = new Set<string>()
  const refused = new Set<string>()
  const running = new Map<string, Promise<void>>()
  const waiting: (() => void)[] = []
  let round: NodeJS.Timeout | undefined
  let stopped = false
  let thisTurn = 0
  let lastComplaint = Number.NEGATIVE_INFINITY

  function start(path: string): Promise<void> {
    due.delete(path)
    const attempted = attempt(path)
    running.set(path, attempted)
    return attempted
  }
  function pump(): void {
    for (const path of due) {
      if (running.size >= mostAtOnce) return
      if (!running.has(path)) void start(path)
    }
    if (due.size > 0 || running.size > 0) return
    for (const resolve of waiting.splice(0)) resolve()
  }
  async function attempt(path: string): Promise<void> {
    const shown = left.get(path)
    try {
      await unlink(path)
      // What became one again meanwhile has an attempt of its own.
      if (left.get(path) === shown) succeed(path)
    } catch (error) {
      fail(path, error)
    }
    running.delete(path)
    pump()
  }
  function attemptNow(path: string): void {
    due.delete(path)
    try {
      unlinkNow(path)
      succeed(path)
    } catch (error) {
      fail(path, error)
    }
  }
  function succeed(path: string): void {
    left.delete(path)
    if (refused.delete(path) && left.size === 0) log.info({}, 'all files that were to go are gone')
  }
  function fail(path: string, error: unknown): void {
    counters.failedRemovals++
    complain(path, error)
    if (left.has(path)) refuse(path)
    tryLater()
  }
  /** Those that were tried last stand last. */
  function refuse(path: string): void {
    refused.delete(path)
    refused.add(path)
  }
  function tryLater(): void {
    if (stopped) return
    round ??= setTimeout(() => {
      round = undefined
      for (const path of [...refused].slice(0, mostATurn)) attemptNow(path)
      if (refused.size > 0) tryLater()
    }, every).unref()
  }
  /** A read-only disk fails as often as it is asked. */
  function complain(path: string, error: unknown): void {
    const now = performance.now()
    if (now - lastComplaint < 60_000) return
    lastComplaint = now
    log.error({ error, path }, 'the files of a page could not be deleted')
  }
  function settled(): Promise<void> {
    if (due.size === 0 && running.size === 0) return Promise.resolve()
    return new Promise((resolve) => waiting.push(resolve))
  }

  return {
    remove(path, tags) {
      left.set(path, { tags, at: Date.now() })
      if (thisTurn === 0) setImmediate(() => (thisTurn = 0))
      if (thisTurn++ < mostATurn && !running.has(path)) attemptNow(path)
      else {
        refused.delete(path)
        due.add(path)
      }
      pump()
    },
    replaced(path) {
      left.delete(path)
      due.delete(path)
      refused.delete(path)
      pump()
    },
    underWay: (path) => running.get(path),
    settled,
    async deleteNow(tags) {
      const concerned = (paths: Iterable<string>) =>
        [...paths].filter((path) => concerns(tags, left.get(path)?.tags ?? []))
      for (const path of concerned(refused).slice(0, mostATurn)) attemptNow(path)
      for (const path of concerned(left.keys())) {
        await running.get(path)
        if (due.has(path)) await start(path)
      }
      return concerned(left.keys()).length > 0
    },
    list: () => [...left].map(([path, { at }]) => ({ path, at })),
    stop() {
      stopped = true
      clearTimeout(round)
      due.clear()
      pump()
    },
    get size() {
      return left.size
    },
    get refused() {
      return refused.size
    },
  }
}
