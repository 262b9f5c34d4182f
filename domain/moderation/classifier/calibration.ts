import { sigmoid } from './learn.ts'

/** Turns a logit into a probability that keeps its word: of a hundred comments with 0.9, ninety are. */
export type Calibration = { slope: number; offset: number }

/** Newton's method comes to rest in some ten steps; this is where it is given up. */
const mostSteps = 50

/** Never turned round: a higher logit is never a lower probability, however few examples there are. */
const leastSlope = 0.05

export const calibrated = ({ slope, offset }: Calibration, logit: number): number =>
  sigmoid(slope * logit + offset)

/**
 * Platt's scaling, with his targets just short of 0 and 1, by Newton's method with step halving (Lin, Lin and Weng,
 * 2007). The examples were not learned from.
 */
export function calibrate(scored: readonly { logit: number; label: 0 | 1 }[]): Calibration {
  const yes = scored.filter(({ label }) => label === 1).length
  const no = scored.length - yes
  if (yes === 0 || no === 0) return { slope: 1, offset: 0 }
  const target = { 1: (yes + 1) / (yes + 2), 0: 1 / (no + 2) }
  const loss = ({ slope, offset }: Calibration) => {
    let sum = 0
    for (const { logit, label } of scored) {
      const x = slope * logit + offset
      // log(1 + e^x) − t·x, without e^large.
      sum += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - target[label] * x
    }
    return sum
  }
  let at: Calibration = { slope: 1, offset: 0 }
  let found = loss(at)
  for (let n = 0; n < mostSteps; n++) {
    let [g1, g2, h11, h22, h12] = [0, 0, 1e-9, 1e-9, 0]
    for (const { logit, label } of scored) {
      const p = calibrated(at, logit)
      const miss = p - target[label]
      const curve = p * (1 - p)
      g1 += miss * logit
      g2 += miss
      h11 += curve * logit * logit
      h22 += curve
      h12 += curve * logit
    }
    if (Math.abs(g1) < 1e-6 && Math.abs(g2) < 1e-6) break
    const determinant = h11 * h22 - h12 * h12
    if (Math.abs(determinant) < 1e-12) break
    const move = { slope: (h22 * g1 - h12 * g2) / determinant, offset: (h11 * g2 - h12 * g1) / determinant }
    let length = 1
    let next = at
    for (; length > 1e-8; length /= 2) {
      next = { slope: at.slope - length * move.slope, offset: at.offset - length * move.offset }
      if (loss(next) < found) break
    }
    if (length <= 1e-8) break
    at = next
    found = loss(next)
  }
  return { slope: Math.max(leastSlope, at.slope), offset: at.offset }
}
