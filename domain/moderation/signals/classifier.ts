import { found } from './detect.ts'
import type { AskingDetector, Sent } from './signal.ts'
import { builtInWeights } from './weights.ts'

/** How sure a trained classifier is that it is spam, from 0 to 1, and which of its trainings says so. */
export type Opinion = { probability: number; training: number }

/** Null: it has nothing to say, or may not speak yet. */
export type Classify = (sent: Sent, signal: AbortSignal) => Promise<Opinion | null>

/** Words are weighed in less than this; a database that answers later has other troubles. Milliseconds. */
const patience = 250

/** What a classifier thinks, as a signal beside the others. It counts from where it is more sure than not. */
export const classifierDetector = (classify: Classify): AskingDetector => ({
  name: 'classifier',
  version: 1,
  weight: builtInWeights.classifier,
  patience,
  async run(sent, signal) {
    const opinion = await classify(sent, signal)
    if (!opinion || opinion.probability < 0.5) return null
    const strength = Math.round(20 * (opinion.probability - 0.5)) / 10
    return found({ percent: Math.round(100 * opinion.probability), training: opinion.training }, strength)
  },
})
