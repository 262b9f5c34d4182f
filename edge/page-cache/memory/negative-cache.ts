import { type Page, sizeOf } from '../page/page.ts'

/** What an address without a page answers: 301, 404, 410. Kept for a moment, so that a crawler's flood renders once. */
export interface NegativeCache {
  get(key: string): Page | undefined
  put(page: Page): void
  /** Something changed: an address that led nowhere may lead somewhere now. */
  clear(): void
  readonly size: number
}

export interface NegativeCacheLimits {
  time: number
  entries: number
  bytes: number
}

export function createNegativeCache(
  limits: NegativeCacheLimits,
  now: () => number = () => performance.now(),
): NegativeCache {
  const kept = new Map<string, { page: Page; until: number; bytes: number }>()
  let bytes = 0
  const remove = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }
  return {
    get(key) {
      const found = kept.get(key)
      if (found === undefined) return undefined
      if (found.until > now()) return found.page
      remove(key)
      return undefined
    },
    put(page) {
      remove(page.key)
      const size = sizeOf(page)
      kept.set(page.key, { page, until: now() + limits.time, bytes: size })
      bytes += size
      // In order of arrival, which is the order in which they expire.
      for (const key of kept.keys()) {
        if (kept.size <= limits.entries && bytes <= limits.bytes) break
        remove(key)
      }
    },
    clear() {
      kept.clear()
      bytes = 0
    },
    get size() {
      return kept.size
    },
  }
}
