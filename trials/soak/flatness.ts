/** MB of one process over time. */
export type Curve = { name: string; samples: { at: number; megabytes: number }[] }

export type Flatness = {
  name: string
  /** Medians of the first and the last fifth: one garbage collection decides nothing. */
  first: number
  last: number
  /** MB an hour, by a straight line through all samples. */
  slope: number
  isFlat: boolean
}

/** More than this share is growth. */
const tolerance = 0.1
/** MB that no share of a small process is worth a thought. */
const allowance = 8

/** Pure. What came before `from` is warming up and does not count. */
export function judge({ name, samples }: Curve, from: number): Flatness {
  const counted = samples.filter(({ at }) => at >= from)
  const fifth = Math.max(1, Math.floor(counted.length / 5))
  const first = median(counted.slice(0, fifth))
  const last = median(counted.slice(-fifth))
  const isFlat = last - first <= Math.max(first * tolerance, allowance)
  return { name, first, last, slope: slopeOf(counted), isFlat }
}

function median(samples: Curve['samples']): number {
  const sorted = samples.map(({ megabytes }) => megabytes).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Least squares. */
function slopeOf(samples: Curve['samples']): number {
  const mean = (of: (sample: Curve['samples'][number]) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length
  const [at, megabytes] = [mean((s) => s.at), mean((s) => s.megabytes)]
  const covariance = mean((s) => (s.at - at) * (s.megabytes - megabytes))
  const variance = mean((s) => (s.at - at) ** 2)
  return (covariance / variance) * 3_600_000
}
