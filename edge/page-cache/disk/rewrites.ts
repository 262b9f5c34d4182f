import type { EntryStore } from '../memory/entries.ts'
import { isBeingWritten, isUnwritten } from '../page/entry-state.ts'
import type { Wanted } from '../queue/wanted.ts'
import type { Queue } from '../queue/work-queue.ts'

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

export interface RewritesOptions {
  /** Milliseconds. */
  every: number
  memory: EntryStore
  /** The pages on their way to disk. */
  work: Pick<Queue, 'add'>
  /** Takes what the disk would have now, and memory has no longer. */
  wanted: Pick<Wanted, 'later'>
}

export function createRewrites({ every, memory, work, wanted }: RewritesOptions): Rewrites {
  const refused = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  function again(key: string): void {
    refused.delete(key)
    const entry = memory.get(key)
    if (entry !== undefined && isUnwritten(entry.state)) memory.change(entry, { type: 'retried' })
    if (entry !== undefined && isBeingWritten(entry.state)) work.add(key)
    // It was pushed out, or the old version that the disk has was read back since.
    else wanted.later(key)
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
