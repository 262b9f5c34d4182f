import { ageWeight, type ClassWeights } from './importance.ts'
import type { Head } from './labels.ts'
import { type Learned, learnOne, nothingLearned } from './learn.ts'
import type { Example } from './material.ts'

/** Lets everything else of the process run; called often, it waits seldom. */
export type Breathe = () => Promise<void>

/** Round after round the steps become shorter; a fifth round no longer changes what is found. */
const rounds = 4
/** Examples between two breaths: some two milliseconds. */
const atOnce = 64

/** Learns a head from nothing: the same examples make the same weights. */
export async function learnAll(
  examples: readonly Example[],
  head: Head,
  weights: ClassWeights,
  now: number,
  breathe: Breathe,
): Promise<Learned> {
  const learned = nothingLearned()
  const order = Uint32Array.from(examples.keys())
  for (let round = 0; round < rounds; round++) {
    shuffle(order, round + 1)
    for (const [n, at] of order.entries()) {
      learnExample(learned, examples[at]!, head, weights, now)
      if (n % atOnce === 0) await breathe()
    }
  }
  return learned
}

/** What has been decided since, in its order. */
export function learnExample(
  learned: Learned,
  { vector, labels, decidedAt }: Example,
  head: Head,
  weights: ClassWeights,
  now: number,
): void {
  const label = labels[head]
  if (label === null) return
  learnOne(learned, vector, label, (label === 1 ? weights.yes : weights.no) * ageWeight(decidedAt, now))
}

/** Fisher and Yates by a small generator of our own: a training can be repeated. */
function shuffle(order: Uint32Array, seed: number): void {
  let state = Math.imul(seed, 0x9e3779b1)
  for (let i = order.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    const j = Math.floor(((state >>> 0) / 2 ** 32) * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
}
