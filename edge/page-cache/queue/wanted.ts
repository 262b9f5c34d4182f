import { setTimeout as pause } from 'node:timers/promises'
import type { EdgeLog } from '#edge/http/access-log.ts'
import { createRetryBackoff } from './retry-backoff.ts'
import { createQueue } from './work-queue.ts'

/**
 * Addresses that are to be rendered, each once. Any part of the edge may put one here; the revalidator takes
 * them out and need not know where they came from.
 */
export interface Wanted {
  /** A reader has just been given an old page, and there is no room to render it at once. */
  first(key: string): void
  /** It changed: nginx, which reads the file itself, serves the old one until this is done. */
  soon(key: string): void
  /** Nobody waits for it. */
  later(key: string): void
  /** Next cannot make this page: it waits for a while, and keeps no other waiting. False when too many do already. */
  putAside(key: string): boolean
  isAside(key: string): boolean
  /** It is well again, or not wanted any more. */
  settle(key: string): void
  /** Whether the page was changed since it was last taken: it may be well again. */
  takeChange(key: string): boolean
  /** Whether any page that waits here was changed. */
  readonly hasChanges: boolean
  /** Resolves after so many milliseconds, or as soon as something changes. */
  rest(time: number): Promise<void>
  /** Begins to hand them out, one at a time: the changed ones first, then in the order in which they came. */
  process(work: (key: string) => Promise<void>): void
  idle(): Promise<void>
  stop(): void
  readonly size: number
}

export function createWanted(log: Pick<EdgeLog, 'error'>): Wanted {
  const queue = createQueue(log)
  const aside = createRetryBackoff((key) => queue.add(key))
  const changed = new Set<string>()
  let resting = new AbortController()

  return {
    first: (key) => queue.addFirst(key),
    soon(key) {
      aside.wake(key)
      changed.add(key)
      queue.addFirst(key)
      resting.abort()
    },
    later(key) {
      if (!aside.isWaiting(key)) queue.add(key)
    },
    putAside: (key) => aside.add(key),
    isAside: (key) => aside.isWaiting(key),
    settle: (key) => aside.forget(key),
    takeChange: (key) => changed.delete(key),
    get hasChanges() {
      return changed.size > 0
    },
    rest(time) {
      resting = new AbortController()
      return pause(time, undefined, { signal: resting.signal, ref: false }).catch(() => {})
    },
    process: (work) => queue.process(work),
    idle: () => queue.idle(),
    stop() {
      resting.abort()
      queue.stop()
      aside.stop()
    },
    get size() {
      return queue.size + aside.size
    },
  }
}
