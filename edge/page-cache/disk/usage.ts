/** What lies on disk, the oldest renders first. */
export interface DiskUsage {
  /** A page now takes so many bytes, and is the newest; none when it is gone. */
  measure(key: string, bytes: number): void
  has(key: string): boolean
  /** Pages to let go, the oldest first, for as long as there are too many or they are too large. */
  surplus(): Iterable<string>
}

export function createDiskUsage(limits: { diskPages: number; diskBytes: number }): DiskUsage {
  const sizes = new Map<string, number>()
  let total = 0
  return {
    measure(key, bytes) {
      total += bytes - (sizes.get(key) ?? 0)
      sizes.delete(key)
      if (bytes > 0) sizes.set(key, bytes)
    },
    has: (key) => sizes.has(key),
    *surplus() {
      for (const key of sizes.keys()) {
        if (sizes.size <= limits.diskPages && total <= limits.diskBytes) return
        yield key
      }
    },
  }
}
