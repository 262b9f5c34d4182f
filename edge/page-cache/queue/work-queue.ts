import type { EdgeLog } from '#edge/http/access-log.ts'

/**
 * Work for when there is nothing better to do: one piece at a time, each key once, in the order it came. A piece that fails
 * is logged and gone. Holds a prewarm of 50,000 addresses: see decision 22.
 */
export interface Queue {
  add(key: string): void
  addFirst(key: string): void
  /** Begins the work; until then keys are only kept. */
  process(work: (key: string) => Promise<void>): void
  readonly size: number
  /** Resolves once nothing is left or under way. */
  idle(): Promise<void>
  stop(): void
}

export function createQueue(log: Pick<EdgeLog, 'error'>): Queue {
  const later = new Set<string>()
  const urgent = new Set<string>()
  let work: ((key: string) => Promise<void>) | undefined
  let running = false
  let stopped = false
  let waiting: (() => void)[] = []

  function take(): string | undefined {
    for (const keys of [urgent, later]) {
      const [key] = keys
      if (key === undefined) continue
      keys.delete(key)
      return key
    }
    return undefined
  }
  async function run(): Promise<void> {
    if (running || work === undefined) return
    running = true
    // What is added in this turn may still be joined by something more urgent.
    await Promise.resolve()
    for (let key = take(); key !== undefined && !stopped; key = take()) {
      try {
        await work(key)
      } catch (error) {
        log.error({ error, key }, 'a piece of work behind the pages failed')
      }
    }
    running = false
    const resolved = waiting
    waiting = []
    for (const resolve of resolved) resolve()
  }

  return {
    process(given) {
      work = given
      void run()
    },
    add(key) {
      if (stopped || urgent.has(key)) return
      later.add(key)
      void run()
    },
    addFirst(key) {
      if (stopped) return
      later.delete(key)
      urgent.add(key)
      void run()
    },
    get size() {
      return later.size + urgent.size
    },
    idle() {
      if (!running && later.size + urgent.size === 0) return Promise.resolve()
      return new Promise((resolve) => waiting.push(resolve))
    },
    stop() {
      stopped = true
      later.clear()
      urgent.clear()
    },
  }
}
