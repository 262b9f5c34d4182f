import { pauseAfter } from '../../load/backoff.ts'

/** Pages that Next answers with an error. Each waits for its own next attempt, and delays no other. */
export interface RetryBackoff {
  /** Puts a page aside for a while; false when so many are aside already that it cannot be the pages. */
  add(key: string): boolean
  isWaiting(key: string): boolean
  /** It changed, and may be well again: it is no longer aside. */
  wake(key: string): void
  forget(key: string): void
  stop(): void
  /** How many are aside. */
  readonly size: number
}

/** When more pages than this fail, the pages are not the cause: Next is, or its database. */
const most = 32

/** `again` is called with each page whose time has come. */
export function createRetryBackoff(again: (key: string) => void): RetryBackoff {
  const known = new Map<string, { failures: number; timer: NodeJS.Timeout | undefined }>()
  const forget = (key: string) => {
    clearTimeout(known.get(key)?.timer)
    known.delete(key)
  }
  const wake = (key: string) => {
    const page = known.get(key)
    clearTimeout(page?.timer)
    if (page !== undefined) page.timer = undefined
  }
  return {
    add(key) {
      wake(key)
      const page = known.get(key) ?? { failures: 0, timer: undefined }
      if (!known.has(key) && known.size >= most) return false
      known.set(key, page)
      page.timer = setTimeout(
        () => {
          page.timer = undefined
          again(key)
        },
        pauseAfter(++page.failures),
      ).unref()
      return true
    },
    isWaiting: (key) => known.get(key)?.timer !== undefined,
    wake,
    forget,
    stop() {
      for (const key of known.keys()) forget(key)
    },
    get size() {
      return [...known.values()].filter(({ timer }) => timer !== undefined).length
    },
  }
}
