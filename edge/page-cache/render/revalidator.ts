import { HttpError } from '#edge/http/http-error.ts'
import { Unreadable } from '#edge/upstream/page-status.ts'
import { pauseAfter } from '../../load/backoff.ts'
import type { Wanted } from '../queue/wanted.ts'
import type { SingleFlight } from './single-flight.ts'

/** Renders the pages that are wanted, when readers leave it the room. */
export interface Revalidator {
  /** A reader has just been given an old page: the next one shall have the new one. */
  now(key: string): void
  stop(): void
}

export interface RevalidatorOptions {
  wanted: Wanted
  singleFlight: SingleFlight
  isWanted: (key: string) => boolean
  slots: number
  /** How many pages wait for the disk. */
  unwritten: () => number
}

const busyPause = 50
/** Pages on their way to disk stay in memory, and a changed one stands behind them: a second's work at most. */
const mostUnwritten = 32

export function createRevalidator(options: RevalidatorOptions): Revalidator {
  const { wanted, singleFlight, isWanted, slots, unwritten } = options
  let stopped = false
  let failures = 0
  let retryAt = 0
  /** What that pause is for: a Next that says nothing, or too many pages that it cannot make. */
  let isSilent = false

  // Readers' own renders go first, and always find a slot free.
  const isBusy = () =>
    singleFlight.bulkhead.waiting > 0 ||
    singleFlight.bulkhead.active >= Math.max(1, slots - 1) ||
    unwritten() > mostUnwritten

  async function revalidate(key: string): Promise<void> {
    const isChanged = wanted.takeChange(key)
    while (isBusy() && !stopped) await wanted.rest(busyPause)
    // It began before whatever made the page stale, so it settles nothing.
    while (singleFlight.isFilling(key)) await singleFlight.fill(key).catch(() => {})
    while (performance.now() < retryAt && (isSilent || !isChanged) && !stopped) {
      // Too many pages fail, and this one has not changed. Those that have need not wait: they go first.
      if (!isSilent && wanted.hasChanges) return wanted.first(key)
      await wanted.rest(retryAt - performance.now())
    }
    if (stopped || wanted.isAside(key)) return
    if (isWanted(key)) await attempt(key)
    else wanted.settle(key)
  }

  async function attempt(key: string): Promise<void> {
    try {
      const page = await singleFlight.fill(key)
      if (page.status >= 500) throw new Error(`Next answered ${page.status}.`)
      failures = 0
      retryAt = 0
      wanted.settle(key)
    } catch (error) {
      if (stopped || (isOwnFault(error) && wanted.putAside(key))) return
      // No room is no outage.
      if (!(error instanceof HttpError && error.code === 'site.overloaded')) {
        retryAt = performance.now() + pauseAfter(++failures)
        isSilent = !isOwnFault(error)
      }
      wanted.later(key)
    }
  }

  wanted.process(revalidate)

  return {
    now(key) {
      if (stopped || singleFlight.isFilling(key) || wanted.isAside(key)) return
      if (performance.now() < retryAt || singleFlight.bulkhead.active >= slots) wanted.first(key)
      else void attempt(key)
    },
    stop() {
      stopped = true
      wanted.stop()
    },
  }
}

/** Next was there and said something. Without an answer, it is not the page that is to be waited for. */
const isOwnFault = (error: unknown): boolean => error instanceof Unreadable || !(error instanceof HttpError)
