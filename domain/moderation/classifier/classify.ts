import { type Calibration, calibrated } from './calibration.ts'
import { type Because, explain } from './explain.ts'
import type { CommentFacts } from './facts.ts'
import { readComment, vectorOf } from './features.ts'
import { type Head, heads } from './labels.ts'
import { logitOf } from './learn.ts'

/** A head that has passed its gate, as far as scoring needs it. */
export type Model = {
  id: string
  weights: Float32Array
  bias: number
  calibration: Calibration
  threshold: number
}
/** Those that may speak. A head without a model is silent. */
export type Models = Partial<Record<Head, Model>>

/** Probabilities that keep their word, and what weighed in each. */
export type Classification = Partial<Record<Head, number>> & { because: (Because & { head: Head })[] }

/** What the moderators of this newsroom would probably say of a comment. Pure, and bounded whatever the text is. */
export function classify(facts: CommentFacts, models: Models): Classification {
  const result: Classification = { because: [] }
  const speaking = heads.filter((head) => models[head])
  if (speaking.length === 0) return result
  const reading = readComment(facts)
  const vector = vectorOf(reading)
  for (const head of speaking) {
    const model = models[head]!
    result[head] = calibrated(model.calibration, logitOf(model, vector))
    for (const one of explain(reading, vector, model.weights)) result.because.push({ head, ...one })
  }
  return result
}
