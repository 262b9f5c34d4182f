/**
 * A pool of slots with a short, bounded queue. When it is full the answer is an honest 503 at once: a request that
 * waits longer than a reader does is work for nobody.
 */
export interface Lane {
  /** A function that gives the slot back (once, however often it is called), or undefined when there is none to be had. */
  acquire(waiter?: Waiter): Promise<(() => void) | undefined>
  readonly active: number
  readonly waiting: number
}

export interface Waiter {
  signal?: AbortSignal
  /** Milliseconds that were waited elsewhere before: the patience of people is one, however many queues there are. */
  waited?: number
}

export interface LaneSize {
  slots: number
  waiting: number
  maxWait: number
}

export function createLane(size: LaneSize): Lane {
  let active = 0
  const queue = new Set<() => void>()

  function grant(): () => void {
    active++
    let held = true
    return () => {
      if (!held) return
      held = false
      active--
      const [next] = queue
      if (next !== undefined) next()
    }
  }

  return {
    acquire({ signal, waited = 0 } = {}) {
      if (signal?.aborted) return Promise.resolve(undefined)
      if (active < size.slots) return Promise.resolve(grant())
      if (queue.size >= size.waiting) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        const leave = () => {
          clearTimeout(timer)
          queue.delete(enter)
          signal?.removeEventListener('abort', giveUp)
        }
        const enter = () => {
          leave()
          resolve(grant())
        }
        const giveUp = () => {
          leave()
          resolve(undefined)
        }
        const timer = setTimeout(giveUp, Math.max(0, size.maxWait - waited))
        queue.add(enter)
        signal?.addEventListener('abort', giveUp, { once: true })
      })
    },
    get active() {
      return active
    },
    get waiting() {
      return queue.size
    },
  }
}
