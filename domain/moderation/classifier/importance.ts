/** What a newsroom decided half a year ago counts half: words and campaigns change, and so does a house's line. Days. */
const halfLife = 180
const day = 86_400_000

export const ageWeight = (decidedAt: number, now: number): number =>
  0.5 ** (Math.max(0, now - decidedAt) / day / halfLife)

/** The rarer class counts more, as if there were as many of both; but no single decision more than this. */
const atMost = 10

export type ClassWeights = { yes: number; no: number }

export function classWeights(yes: number, no: number): ClassWeights {
  const half = (yes + no) / 2
  return { yes: Math.min(atMost, half / Math.max(1, yes)), no: Math.min(atMost, half / Math.max(1, no)) }
}
