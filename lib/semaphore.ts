/**
 * Lets a few through at once and a few wait; beyond that it refuses at once. For work that takes a core or much
 * memory, which a flood would otherwise take from readers. Known callers wait in a queue of their own that goes first: strangers can
 * neither fill that queue nor overtake it.
 */
export function createSemaphore(limits: { running: number; waiting: number }, refuse: () => Error) {
  let running = 0
  const known: (() => void)[] = []
  const strangers: (() => void)[] = []
  return async function inTurn<T>(work: () => Promise<T>, { isKnown = false } = {}): Promise<T> {
    const queue = isKnown ? known : strangers
    if (running >= limits.running) {
      if (queue.length >= limits.waiting) throw refuse()
      // The one that leaves hands its place over, so `running` does not change.
      await new Promise<void>((resolve) => queue.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      const next = known.shift() ?? strangers.shift()
      if (next) next()
      else running--
    }
  }
}
