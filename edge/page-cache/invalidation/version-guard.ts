export interface Invalidation {
  readonly tags: readonly string[]
  readonly hard: boolean
}

export type Verdict = 'current' | 'outdated' | 'purged'

/** What happened while a page was being rendered. */
export interface Race {
  /** What became of a page with these tags since. Without tags it might show anything. */
  verdict(tags: readonly string[]): Verdict
  /** Whether nothing at all was invalidated since. */
  readonly quiet: boolean
  end(): void
}

export interface VersionGuard {
  begin(): Race
  note(invalidation: Invalidation): void
}

/**
 * A render that began before an invalidation was applied may have read the old state or the new one; nobody can
 * tell. So the invalidation wins. What was applied is remembered for as long as a render is under way that began
 * before it, and no longer.
 */
export function createVersionGuard(): VersionGuard {
  const underWay = new Set<Invalidation[]>()
  return {
    begin() {
      const since: Invalidation[] = []
      underWay.add(since)
      return {
        verdict(tags) {
          let verdict: Verdict = 'current'
          for (const invalidation of since) {
            if (tags.length > 0 && !concerns(invalidation.tags, tags)) continue
            if (invalidation.hard) return 'purged'
            verdict = 'outdated'
          }
          return verdict
        },
        get quiet() {
          return since.length === 0
        },
        end() {
          underWay.delete(since)
        },
      }
    },
    note(invalidation) {
      for (const since of underWay) since.push(invalidation)
    },
  }
}

/** `site` is on every page, whether it says so or not. */
export function concerns(invalidated: readonly string[], shown: readonly string[]): boolean {
  return invalidated.includes('site') || shown.some((tag) => invalidated.includes(tag))
}
