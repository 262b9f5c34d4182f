import { type Calibration, calibrate, calibrated } from './calibration.ts'
import { gateLimits } from './gate.ts'
import { type ClassWeights, classWeights } from './importance.ts'
import type { Head } from './labels.ts'
import { type Learned, logitOf } from './learn.ts'
import { type Breathe, learnAll, learnExample } from './learn-all.ts'
import type { Example } from './material.ts'
import {
  atThreshold,
  chooseThreshold,
  type Judged,
  lowestThreshold,
  promises,
  rocAuc,
  shownThresholds,
} from './measure.ts'
import type { Metrics } from './metrics.ts'

export type Trained = {
  learned: Learned | null
  calibration: Calibration
  threshold: number
  metrics: Metrics
}

/** Of the decisions in their order: learned from, then calibrated on and a threshold chosen, then held back to measure. */
const parts = { learned: 0.6, calibrated: 0.2 } as const
/** Fewer of one kind than this, and there is nothing to learn. */
const leastOfEach = 10
const curveShares = [0.05, 0.1, 0.2, 0.4, 0.7] as const

/**
 * Learns one head and measures it on decisions that are newer than all that it learned from: spam of tomorrow is not that
 * of yesterday. At the end it also learns, once, from what it was measured on: the newest is what counts most.
 */
export async function train(
  all: readonly Example[],
  head: Head,
  { now, copies, breathe }: { now: number; copies: number; breathe: Breathe },
): Promise<Trained> {
  const examples = all.filter(({ labels }) => labels[head] !== null).sort((a, b) => a.decidedAt - b.decidedAt)
  const labelled = (some: readonly Example[], label: 0 | 1) =>
    some.filter(({ labels }) => labels[head] === label).length
  const first = examples.slice(0, Math.round(examples.length * parts.learned))
  const second = examples.slice(
    first.length,
    Math.round(examples.length * (parts.learned + parts.calibrated)),
  )
  const held = examples.slice(first.length + second.length)
  const weights = classWeights(labelled(examples, 1), labelled(examples, 0))
  const metrics: Metrics = {
    yes: labelled(examples, 1),
    no: labelled(examples, 0),
    copies,
    heldYes: labelled(held, 1),
    heldNo: labelled(held, 0),
    auc: null,
    chosen: null,
    table: [],
    promises: [],
    curve: [],
    classWeights: weights,
  }
  const untaught = {
    learned: null,
    calibration: { slope: 1, offset: 0 },
    threshold: lowestThreshold,
    metrics,
  }
  if (Math.min(metrics.yes, metrics.no) < leastOfEach) return untaught

  const learned = await learnAll(first, head, weights, now, breathe)
  const calibration = calibrate(scoresOf(learned, second, head))
  const threshold = chooseThreshold(judge(learned, calibration, second, head), gateLimits.blockedHam)
  const judged = judge(learned, calibration, held, head)
  metrics.auc = rocAuc(judged)
  metrics.chosen = atThreshold(judged, threshold)
  metrics.table = shownThresholds.map((shown) => atThreshold(judged, shown))
  metrics.promises = promises(judged)
  metrics.curve = await curveOf(first, held, head, { weights, now, breathe })
  if (metrics.auc !== null) metrics.curve.push({ n: first.length, auc: metrics.auc })
  for (const example of [...second, ...held]) learnExample(learned, example, head, weights, now)
  return { learned, calibration, threshold, metrics }
}

const scoresOf = (learned: Learned, examples: readonly Example[], head: Head) =>
  examples.map(({ vector, labels }) => ({ logit: logitOf(learned, vector), label: labels[head] as 0 | 1 }))

const judge = (
  learned: Learned,
  calibration: Calibration,
  examples: readonly Example[],
  head: Head,
): Judged[] =>
  scoresOf(learned, examples, head).map(({ logit, label }) => ({
    probability: calibrated(calibration, logit),
    label,
  }))

/** With the newest of those that were learned from, ever more of them. Only their order matters: no calibration is needed. */
async function curveOf(
  first: readonly Example[],
  held: readonly Example[],
  head: Head,
  { weights, now, breathe }: { weights: ClassWeights; now: number; breathe: Breathe },
): Promise<Metrics['curve']> {
  const curve: Metrics['curve'] = []
  for (const share of curveShares) {
    const some = first.slice(-Math.max(1, Math.round(first.length * share)))
    const learned = await learnAll(some, head, weights, now, breathe)
    const auc = rocAuc(judge(learned, { slope: 1, offset: 0 }, held, head))
    if (auc !== null) curve.push({ n: some.length, auc })
  }
  return curve
}
