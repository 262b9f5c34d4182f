/**
 * Answers requests in the order in which they came, and only for a moment in each turn of the event loop. When a thousand
 * arrive together, answering all of them first would keep a health check waiting as long as the last of the thousand. And
 * the loop accepts one new connection a turn: shorter turns mean a shorter queue in the kernel.
 *
 * Networks that wait are served round-robin, each in the order of its own requests. A network that asks for ten thousand
 * pages at once delays only itself.
 */
export interface Scheduler {
  /** Runs `work` and is true, if this turn has time left and nobody waits. */
  now(work: () => void): boolean
  /** Runs `work` when its network has its turn. */
  later(work: () => void, network: string): void
  /** Somebody was let in: there may be more outside, who come first for a few turns. */
  onConnection(): void
  /** How much of one network waits. */
  waitingOf(network: string): number
  readonly waiting: number
}

/** Turns in a row that are spent on letting people in; then those who are inside have one. */
const mostArrivals = 8

/** What is taken from the front of a list stays in it until it is this much, and half of the list. */
const mostTaken = 1_000

/** What waits of one network, the first at `next`. */
interface Line {
  network: string
  works: (() => void)[]
  next: number
}

/** `most` in milliseconds. */
export function createScheduler(most: number, now: () => number = () => performance.now()): Scheduler {
  const lines = new Map<string, Line>()
  /** The same lines in the order of their turns, the first at `next`. */
  let circle: Line[] = []
  let next = 0
  let waiting = 0
  let began = 0
  let isOpen = false
  let hasArrival = false
  let arrivals = 0

  function open(): void {
    if (isOpen) return
    isOpen = true
    began = now()
    // After everything that is ready to be read in this turn.
    setImmediate(close)
  }
  function close(): void {
    isOpen = false
    arrivals = hasArrival && arrivals < mostArrivals ? arrivals + 1 : 0
    hasArrival = false
    if (waiting === 0) return
    open()
    if (arrivals > 0) return
    while (waiting > 0 && now() - began < most) takeNext()()
  }
  /** Everything is in its place before the work runs: it may take turns itself. */
  function takeNext(): () => void {
    const line = circle[next]!
    const work = line.works[line.next++]!
    waiting--
    if (line.next === line.works.length) {
      lines.delete(line.network)
      next++
    } else {
      if (line.next > mostTaken && line.next * 2 > line.works.length) {
        line.works = line.works.slice(line.next)
        line.next = 0
      }
      // Alone in the circle it stays where it is.
      if (next + 1 < circle.length) {
        circle.push(line)
        next++
      }
    }
    if (next === circle.length) {
      circle = []
      next = 0
    } else if (next > mostTaken && next * 2 > circle.length) {
      circle = circle.slice(next)
      next = 0
    }
    return work
  }

  return {
    now(work) {
      open()
      if (waiting > 0 || now() - began >= most) return false
      work()
      return true
    },
    later(work, network) {
      open()
      waiting++
      const line = lines.get(network)
      if (line !== undefined) return void line.works.push(work)
      const made = { network, works: [work], next: 0 }
      lines.set(network, made)
      circle.push(made)
    },
    onConnection() {
      hasArrival = true
    },
    waitingOf(network) {
      const line = lines.get(network)
      return line === undefined ? 0 : line.works.length - line.next
    },
    get waiting() {
      return waiting
    },
  }
}
