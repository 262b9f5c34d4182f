/**
 * Lets a few through at once and a few wait; beyond that it refuses at once. For work that takes a core or much
 * memory, which a flood would otherwise take from readers.
 */
export function createTurns(limits: { running: number; waiting: number }, refuse: () => Error) {
  let running = 0
  const queue: (() => void)[] = []
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= limits.running) {
      if (queue.length >= limits.waiting) throw refuse()
      // Whoever leaves hands its place over, so `running` does not change.
      await new Promise<void>((resolve) => queue.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
