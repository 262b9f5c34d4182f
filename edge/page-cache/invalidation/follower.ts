import type { EdgeLog } from '#edge/http/access-log.ts'
import type { Invalidation } from './version-guard.ts'

export interface Row extends Invalidation {
  id: number
  /** Seconds between the change and the reading, by the database's clock. */
  age: number
}

export interface Reading {
  rows: Row[]
  /** The highest id there is. */
  highest: number | undefined
  /** Which newsroom's database this is; `undefined` where somebody has emptied its settings. */
  identity: string | undefined
  /** When this was read: milliseconds since 1970, by the database's clock. */
  at: number
}

/** The table behind the doorbell. */
export interface Source {
  /**
   * Rows after `floor`, rows of the last minute, rows with these ids, and rows whose hour came after `since`, by the
   * database's clock. Without `since`, all hours that the table still knows.
   */
  read(floor: number, ids: readonly number[], since: number | undefined): Promise<Reading>
  /** `onBell` with the id of a new row; `onOpen` each time the line is up again. */
  listen(onNotification: (id: number) => void, onOpen: () => void): void
  close(): Promise<void>
}

/** How far the table was read, for a restart. */
export interface Progress {
  floor: number
  seen: number[]
  identity: string | undefined
  /** `at` of the last reading. Earlier releases did not write it. */
  readAt?: number | undefined
}

export interface InvalidationFollower {
  start(): void
  /** Reads once, and resolves when all that was found is applied. Rejects when the database does not answer. */
  read(): Promise<void>
  stop(): Promise<void>
  readonly progress: Progress | undefined
  /** Of the row applied last: seconds from change to application. */
  readonly lag: number
  /** Seconds since the table was last read. */
  readonly silence: number
}

export interface FollowerOptions {
  source: Source
  progress: Progress | undefined
  apply(invalidation: Invalidation): void
  /** What was missed cannot be known: another database, or a first reading that comes late. */
  onLost(): void
  log: EdgeLog
  every?: number
}

/** Clocks of two machines, and a transaction that took its time. Shorter than `lateness`: nothing is applied again. */
const overlap = 60_000

/** Ids are given out before commits: a row may appear behind a higher one. This long is looked for it. */
const lateness = 5 * 60_000

/**
 * Follows the table: on each bell, on each reconnect, and every two seconds. A row may be applied twice, which costs
 * a render; never not at all, which would cost the truth.
 */
export function createFollower({
  source,
  progress,
  apply,
  onLost,
  log,
  every = 2_000,
}: FollowerOptions): InvalidationFollower {
  let floor = progress?.floor
  let identity = progress?.identity
  let readAt = progress?.readAt
  const seen = new Map<number, number>((progress?.seen ?? []).map((id) => [id, performance.now()]))
  let rung: number[] = []
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let lag = 0
  let lastRead = performance.now()
  let complained = false
  /** One reading after the other; who asks during one waits for the next, which began after the question. */
  let current: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined

  async function readOnce(): Promise<void> {
    next = undefined
    const ids = rung
    rung = []
    try {
      const began = performance.now()
      const since = readAt === undefined ? undefined : readAt - overlap
      const reading = await source.read(floor ?? Number.MAX_SAFE_INTEGER, ids, since)
      take(reading)
      readAt = reading.at
      lastRead = began
      if (complained) log.info({}, 'invalidations are read again')
      complained = false
    } catch (error) {
      rung = [...ids, ...rung].slice(-1_000)
      throw error
    }
  }

  function take({ rows, highest = 0, identity: found }: Reading): void {
    const now = performance.now()
    // Another newsroom's, or an older copy of our own.
    const isOther =
      (identity !== undefined && identity !== found) ||
      (floor !== undefined && highest !== 0 && highest < floor)
    identity = found
    if (isOther || floor === undefined) {
      // Nothing that is here can be trusted, and what was invalidated up to now is covered by that.
      if (isOther) log.warn({ floor, highest }, 'the database is another one: all pages are made anew')
      onLost()
      seen.clear()
      for (const { id } of rows) seen.set(id, now)
      floor = highest
      return
    }
    for (const { id, tags, hard, age } of rows) {
      if (seen.has(id)) continue
      apply({ tags, hard })
      seen.set(id, now)
      lag = age
      floor = Math.max(floor, id)
    }
    for (const [id, at] of seen) if (at < now - lateness) seen.delete(id)
  }

  function read(): Promise<void> {
    if (next !== undefined) return next
    next = current.catch(() => {}).then(readOnce)
    current = next
    return next
  }

  function look(): void {
    read().catch((error: unknown) => {
      if (!complained && !stopped) log.warn({ error }, 'invalidations cannot be read')
      complained = true
    })
  }

  return {
    start() {
      source.listen((id) => {
        rung.push(id)
        look()
      }, look)
      const tick = () => {
        if (stopped) return
        look()
        timer = setTimeout(tick, every)
        timer.unref()
      }
      timer = setTimeout(tick, every)
      timer.unref()
    },
    read,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await source.close()
    },
    get progress() {
      return floor === undefined ? undefined : { floor, seen: [...seen.keys()], identity, readAt }
    },
    get lag() {
      return lag
    },
    get silence() {
      return (performance.now() - lastRead) / 1_000
    },
  }
}
