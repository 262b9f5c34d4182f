import { backoff } from '#lib/backoff.ts'

/** After a failure the next attempt is a second away, then two, at most five: that is how soon an outage ends. */
export const pauseAfter = (failures: number): number => backoff(failures, { first: 1_000, longest: 5_000 })
