import { LRUCache } from 'lru-cache'
import { type Page, sizeOf } from '../page/page.ts'

/**
 * What an address without a page answers: 301, 404, 410; and what a search has found. Kept for a moment, so that a crawler's
 * flood renders once.
 */
export interface NegativeCache {
  get(key: string): Page | undefined
  put(page: Page): void
  /** Something changed: an address that led nowhere may lead somewhere now. */
  clear(): void
  readonly size: number
}

export interface NegativeCacheLimits {
  /** Milliseconds. */
  time: number
  entries: number
  bytes: number
}

export function createNegativeCache(limits: NegativeCacheLimits): NegativeCache {
  const cache = new LRUCache<string, Page>({
    max: limits.entries,
    maxSize: limits.bytes,
    sizeCalculation: sizeOf,
    ttl: limits.time,
    // The clock itself for each look, and not one that the library keeps for a millisecond.
    ttlResolution: 0,
  })
  return {
    get: (key) => cache.get(key),
    put: (page) => void cache.set(page.key, page),
    clear: () => cache.clear(),
    get size() {
      return cache.size
    },
  }
}
