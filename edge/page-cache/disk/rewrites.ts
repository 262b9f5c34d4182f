/**
 * Pages that the disk has refused. What lies there stays the old one, for a web server that reads it: so one page tries every
 * so often whether the disk takes it, and all others follow.
 */
export interface Rewrites {
  add(key: string): void
  forget(key: string): void
  /** The disk takes pages. */
  all(): void
  stop(): void
  readonly size: number
}

/** `every` in milliseconds. */
export function createRewrites(every: number, rewrite: (key: string) => void): Rewrites {
  const refused = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  function again(key: string): void {
    refused.delete(key)
    rewrite(key)
  }
  function tryLater(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      const [first] = refused
      if (first === undefined) return
      again(first)
      tryLater()
    }, every).unref()
  }

  return {
    add(key) {
      refused.add(key)
      tryLater()
    },
    forget: (key) => void refused.delete(key),
    all() {
      for (const key of refused) again(key)
    },
    stop: () => clearTimeout(timer),
    get size() {
      return refused.size
    },
  }
}
