import { setTimeout as pause } from 'node:timers/promises'
import { HttpError } from '#edge/http/http-error.ts'
import { Unreadable } from '#edge/upstream/page-status.ts'
import { pauseAfter } from '../../load/backoff.ts'
import { createQueue } from '../page/work-queue.ts'
import { createRetryBackoff } from './retry-backoff.ts'
import type { SingleFlight } from './single-flight.ts'

export interface Revalidator {
  /** A reader has just been given an old page: the next one shall have the new one. */
  now(key: string): void
  /** It changed: whoever reads the file itself sees the old one until this is done. */
  soon(key: string): void
  /** Nobody waits for it. */
  later(key: string): void
  idle(): Promise<void>
  stop(): void
  readonly size: number
}

const busyPause = 50
/** Pages on their way to disk stay in memory, and a changed one stands behind them: a second's work at most. */
const mostUnwritten = 32

export function createRevalidator({
  singleFlight,
  isWanted,
  slots,
  unwritten,
}: {
  singleFlight: SingleFlight
  isWanted: (key: string) => boolean
  slots: number
  /** How many pages wait for the disk. */
  unwritten: () => number
}): Revalidator {
  let stopped = false
  let failures = 0
  let retryAt = 0
  /** What that pause is for: a Next that says nothing, or too many pages that it cannot make. */
  let isSilent = false
  /** Pages in the queue that were changed since they were last tried: these may be well again. */
  const changed = new Set<string>()
  let resting = new AbortController()
  const rest = (time: number) => {
    resting = new AbortController()
    return pause(time, undefined, { signal: resting.signal, ref: false }).catch(() => {})
  }

  const queue = createQueue(async (key) => {
    const isChanged = changed.delete(key)
    // Readers' own renders go first, and always find a slot free.
    const isBusy = () =>
      singleFlight.bulkhead.waiting > 0 ||
      singleFlight.bulkhead.active >= Math.max(1, slots - 1) ||
      unwritten() > mostUnwritten
    while (isBusy() && !stopped) await rest(busyPause)
    // It began before whatever made the page stale, so it settles nothing.
    while (singleFlight.isFilling(key)) await singleFlight.fill(key).catch(() => {})
    while (performance.now() < retryAt && (isSilent || !isChanged) && !stopped) {
      // The others' pause is none of theirs, and there is one queue: let them by.
      if (!isSilent && changed.size > 0) return queue.addFirst(key)
      await rest(retryAt - performance.now())
    }
    if (stopped || retries.isWaiting(key)) return
    if (isWanted(key)) await attempt(key)
    else retries.forget(key)
  })
  const retries = createRetryBackoff((key) => queue.add(key))

  async function attempt(key: string): Promise<void> {
    try {
      const { page } = await singleFlight.fill(key)
      if (page.status >= 500) throw new Error(`Next answered ${page.status}.`)
      failures = 0
      retryAt = 0
      retries.forget(key)
    } catch (error) {
      if (stopped || (isOwnFault(error) && retries.add(key))) return
      // No room is no outage.
      if (!(error instanceof HttpError && error.code === 'site.overloaded')) {
        retryAt = performance.now() + pauseAfter(++failures)
        isSilent = !isOwnFault(error)
      }
      queue.add(key)
    }
  }

  return {
    now(key) {
      if (stopped || singleFlight.isFilling(key) || retries.isWaiting(key)) return
      if (performance.now() < retryAt || singleFlight.bulkhead.active >= slots) queue.addFirst(key)
      else void attempt(key)
    },
    soon(key) {
      retries.wake(key)
      changed.add(key)
      queue.addFirst(key)
      resting.abort()
    },
    later(key) {
      if (!retries.isWaiting(key)) queue.add(key)
    },
    idle: () => queue.idle(),
    stop() {
      stopped = true
      resting.abort()
      queue.stop()
      retries.stop()
    },
    get size() {
      return queue.size + retries.size
    },
  }
}

/** Next was there and said something. Without an answer, it is not the page that is to be waited for. */
const isOwnFault = (error: unknown): boolean => error instanceof Unreadable || !(error instanceof HttpError)
