/** What the cache did since the start; read by /metrics and by the line a day in the log. */
export interface Counters {
  hits: number
  misses: number
  stale: number
  /** Pages asked of Next, for readers and ahead of them. */
  renders: number
  failedRenders: number
  /** Readers who got a 503 because there was no page and no room to make one. */
  shed: number
  softInvalidations: number
  hardInvalidations: number
  corruptSnapshots: number
  failedWrites: number
  /** Attempts to delete the files of a page that the disk refused. */
  failedRemovals: number
  /** Pages whose scripts could not be deferred. */
  undeferred: number
}

export function createCounters(): Counters {
  return {
    hits: 0,
    misses: 0,
    stale: 0,
    renders: 0,
    failedRenders: 0,
    shed: 0,
    softInvalidations: 0,
    hardInvalidations: 0,
    corruptSnapshots: 0,
    failedWrites: 0,
    failedRemovals: 0,
    undeferred: 0,
  }
}
