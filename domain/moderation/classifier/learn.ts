import { type Vector, valueScale } from './features.ts'
import { dimensions } from './hash.ts'

/** What a head has learned: a weight for each slot, and how much each has moved so far, which says how far it may still move. */
export type Learned = { weights: Float32Array; moved: Float32Array; bias: number; biasMoved: number }

/** AdaGrad: a feature that was seen once takes a long step, one that was seen a thousand times a short one. */
const step = 0.35
/** Keeps the very first step from being as long as `step` for a feature that hardly counted. */
const inertia = 0.02
/** Pulls every weight that is touched towards zero: what was seen once must not decide alone. */
const pull = 2e-5

export const nothingLearned = (): Learned => ({
  weights: new Float32Array(dimensions),
  moved: new Float32Array(dimensions),
  bias: 0,
  biasMoved: 0,
})

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** How strongly it says yes, from minus to plus infinity. */
export function logitOf({ weights, bias }: Pick<Learned, 'weights' | 'bias'>, vector: Vector): number {
  let sum = bias
  for (let i = 0; i < vector.length; i++) {
    const packed = vector[i]!
    sum += weights[packed >>> 15]! * (packed & 0x7fff) * valueScale
  }
  return sum
}

/** One step of logistic regression. `importance`: how much this decision counts beside the others. */
export function learnOne(learned: Learned, vector: Vector, label: 0 | 1, importance: number): void {
  const error = (sigmoid(logitOf(learned, vector)) - label) * importance
  const { weights, moved } = learned
  for (let i = 0; i < vector.length; i++) {
    const packed = vector[i]!
    const slot = packed >>> 15
    const gradient = error * (packed & 0x7fff) * valueScale + pull * weights[slot]!
    const so = moved[slot]! + gradient * gradient
    moved[slot] = so
    weights[slot]! -= (step * gradient) / Math.sqrt(inertia + so)
  }
  learned.biasMoved += error * error
  learned.bias -= (step * error) / Math.sqrt(1 + learned.biasMoved)
}
