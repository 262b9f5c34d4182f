import type { ClassWeights } from './importance.ts'
import type { AtThreshold, Promise10 } from './measure.ts'

/** Everything that was measured, as it is kept beside the weights and shown to the newsroom. No words. */
export type Metrics = {
  /** Decisions that were learned from and measured on, near-duplicates once. */
  yes: number
  no: number
  copies: number
  /** The newest fifth of them, which was neither learned from nor calibrated on. */
  heldYes: number
  heldNo: number
  auc: number | null
  /** At the chosen threshold, on the part that was held back. */
  chosen: AtThreshold | null
  table: AtThreshold[]
  promises: Promise10[]
  /** What it would have been with fewer decisions. */
  curve: { n: number; auc: number }[]
  classWeights: ClassWeights
}
