/** A line of the table. `later`: what it would measure is not built, or not measured yet, and why. */
export type Result = {
  what: string
  found: string
  budget: string
} & ({ met: boolean } | { later: string } | { info: true })

/** A ratio or a figure against its limit. */
export const atMost = (found: number, limit: number): { met: boolean } => ({ met: found <= limit })
export const atLeast = (found: number, limit: number): { met: boolean } => ({ met: found >= limit })

export function isMissed(result: Result): boolean {
  return 'met' in result && !result.met
}

export function verdict(result: Result): string {
  if ('later' in result) return `not yet measured: ${result.later}`
  if ('info' in result) return ''
  return result.met ? 'met' : 'MISSED'
}

/** The middle one: a mean would let one pause of the machine decide. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5)
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
