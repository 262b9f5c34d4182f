/** Milliseconds until the next attempt, after so many that failed: twice as long each time, up to a longest pause. */
export const backoff = (failures: number, { first, longest }: { first: number; longest: number }): number =>
  Math.min(longest, first * 2 ** (failures - 1))

/** After a failure the next attempt is a second away, then two, at most five: that is how soon an outage ends. */
export const pauseAfter = (failures: number): number => backoff(failures, { first: 1_000, longest: 5_000 })
