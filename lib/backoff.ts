/** Milliseconds until the next attempt, after so many that failed: twice as long each time, up to a longest pause. */
export const backoff = (failures: number, { first, longest }: { first: number; longest: number }): number =>
  Math.min(longest, first * 2 ** (failures - 1))
