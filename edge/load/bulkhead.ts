/**
 * A pool of slots with a short, bounded queue, shared fairly between networks. When it is full the answer is an honest 503
 * at once: a request that waits longer than a reader does is work for nobody.
 */
export interface Bulkhead {
  /** A function that gives the slot back (once, however often it is called), or undefined when there is none to be had. */
  acquire(waiter?: Waiter): Promise<(() => void) | undefined>
  readonly active: number
  readonly waiting: number
}

export interface Waiter {
  signal?: AbortSignal
  /** Milliseconds that were waited elsewhere before: the patience of people is one, however many queues there are. */
  waited?: number
  /** Whose turn it is. Networks are served in a circle, however many requests each of them has waiting. */
  network?: string
  /** How many slots of its network's share this takes: 1 unless it is known to be more work than most. */
  weight?: number
}

export interface BulkheadSize {
  slots: number
  waiting: number
  maxWait: number
  /** How many slots one network may hold at once; all of them unless said. */
  perNetwork?: number
}

/** Somebody in the queue. */
interface Place {
  readonly weight: number
  enter(): void
  giveUp(): void
}

/** What concerns nobody outside has a turn like any network. */
const ourselves = ''

export function createBulkhead(size: BulkheadSize): Bulkhead {
  const perNetwork = size.perNetwork ?? size.slots
  let active = 0
  let waiting = 0
  /** By weight. */
  const held = new Map<string, number>()
  /** In the order in which the networks have their turns. */
  const queues = new Map<string, Set<Place>>()

  /** What weighs more than the whole share is a network's only one. */
  const mayHold = (network: string, weight: number) =>
    active < size.slots &&
    (network === ourselves || !held.has(network) || held.get(network)! + weight <= perNetwork)

  function grant(network: string, weight: number): () => void {
    active++
    held.set(network, (held.get(network) ?? 0) + weight)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      active--
      const left = held.get(network)! - weight
      if (left === 0) held.delete(network)
      else held.set(network, left)
      // What weighed much leaves room for several.
      while (callNext());
    }
  }
  /** Whether somebody was waiting who may enter. */
  function callNext(): boolean {
    for (const [network, places] of queues) {
      const [next] = places
      if (!mayHold(network, next!.weight)) continue
      next!.enter()
      // The others first, before this one has another turn.
      if (queues.delete(network) && places.size > 0) queues.set(network, places)
      return true
    }
    return false
  }
  /** The last place of whoever has the most, for somebody who has fewer: a queue is not whoever fills it first. */
  function makeRoom(network: string): boolean {
    const mine = queues.get(network)?.size ?? 0
    let most: Set<Place> | undefined
    for (const places of queues.values()) if (places.size > (most?.size ?? mine + 1)) most = places
    if (most === undefined) return false
    ;[...most].at(-1)!.giveUp()
    return true
  }

  return {
    acquire({ signal, waited = 0, network = ourselves, weight = 1 } = {}) {
      if (signal?.aborted) return Promise.resolve(undefined)
      if (mayHold(network, weight)) return Promise.resolve(grant(network, weight))
      if (waiting >= size.waiting && !makeRoom(network)) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        const leave = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', giveUp)
          const places = queues.get(network)
          if (!places?.delete(place)) return
          waiting--
          if (places.size === 0) queues.delete(network)
        }
        const enter = () => {
          leave()
          resolve(grant(network, weight))
        }
        const giveUp = () => {
          leave()
          resolve(undefined)
        }
        const place: Place = { weight, enter, giveUp }
        const timer = setTimeout(giveUp, Math.max(0, size.maxWait - waited))
        const places = queues.get(network)
        if (places === undefined) queues.set(network, new Set([place]))
        else places.add(place)
        waiting++
        signal?.addEventListener('abort', giveUp, { once: true })
      })
    },
    get active() {
      return active
    },
    get waiting() {
      return waiting
    },
  }
}
