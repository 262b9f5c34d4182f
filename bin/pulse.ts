export interface PulseLimits {
  /** How often it is looked at, in milliseconds. */
  every: number
  /** Silence for longer than this is a hung process. */
  patience: number
}

/**
 * Longer than any turn of ours: the longest known are garbage collection and the rendering of one huge page, both under
 * four seconds on a busy machine. Shorter than an editor's patience with an article that was due.
 */
export const usualPulse: PulseLimits = { every: 1_000, patience: 15_000 }

/** A process that is only just loading its code does so in one turn, and on a cold disk that takes a while. */
const whileLoading = 4
/** A check that comes this late says that we, too, stood still. A factor of `every`. */
const late = 1.5
/** On a starved machine every look is late: after three times the patience it counts all the same. */
const most = 3

export interface Pulse {
  beat(): void
  /** True when it has been silent for too long. By a clock that stands still while the machine sleeps, and by one that goes on. */
  isSilent(monotonic: number, wall: number): boolean
}

/**
 * Pure. Silence is counted in looks that came on time, by both clocks: after the sleep of a machine, a pause of its host or
 * a starved core, no process could have been heard, and none is blamed.
 */
export function createPulse({ every, patience }: PulseLimits): Pulse {
  let last: { monotonic: number; wall: number } | undefined
  let hasBeaten = false
  let silent = 0
  let passed = 0
  return {
    beat() {
      hasBeaten = true
      silent = 0
      passed = 0
    },
    isSilent(monotonic, wall) {
      const taken = last === undefined ? 0 : monotonic - last.monotonic
      const onTheWall = last === undefined ? 0 : wall - last.wall
      last = { monotonic, wall }
      const isOnTime = taken <= every * late && onTheWall <= every * late
      if (isOnTime) silent += taken
      // A single pause, however long, is no more than one of many.
      passed += Math.min(taken, every * 3)
      const limit = hasBeaten ? patience : patience * whileLoading
      return silent >= limit || passed >= limit * most
    },
  }
}

/** Pure: twice as patient after each time it was ended for its silence, so that a machine too slow for it is no circle. */
export function patienceAfter(silences: number, { every, patience }: PulseLimits): PulseLimits {
  return { every, patience: patience * 2 ** Math.min(silences, 3) }
}
