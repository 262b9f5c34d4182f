/**
 * Answers in the order of the questions, and only for a moment in each turn of the event loop. When a thousand
 * questions arrive together, answering all of them before anything else is looked at would keep whoever asks whether
 * we are alive waiting as long as the last of the thousand. And the loop lets in one new connection a turn: the
 * shorter its turns, the shorter the queue outside the door.
 */
export interface Turns {
  /** Runs `work` now if this turn has time left and nobody came before; later otherwise. */
  take(work: () => void): void
  /** Somebody was let in: there may be more outside, who come first for a few turns. */
  hurry(): void
  readonly waiting: number
}

/** Turns in a row that are spent on letting people in; then those who are inside have one. */
const mostArrivals = 8

/** `most` in milliseconds. */
export function createTurns(most: number, now: () => number = () => performance.now()): Turns {
  let waiting: (() => void)[] = []
  let next = 0
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
    if (next === waiting.length) return
    open()
    if (arrivals > 0) return
    while (next < waiting.length && now() - began < most) waiting[next++]!()
    if (next === waiting.length) {
      waiting = []
      next = 0
    } else if (next > 1_000) {
      waiting = waiting.slice(next)
      next = 0
    }
  }

  return {
    take(work) {
      open()
      if (next === waiting.length && now() - began < most) work()
      else waiting.push(work)
    },
    hurry() {
      hasArrival = true
    },
    get waiting() {
      return waiting.length - next
    },
  }
}
