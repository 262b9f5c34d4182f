import type { GateCondition } from './gate.ts'
import type { Head } from './labels.ts'
import type { Metrics } from './metrics.ts'

/** A head as its newsroom sees it. `at` is null until the first training. */
export type HeadView =
  | { head: Head; at: null }
  | {
      head: Head
      at: Date
      learnedAt: Date
      trainedOn: number
      speaks: boolean
      threshold: number
      metrics: Metrics
      conditions: Record<GateCondition, boolean>
    }

/** Of what it would have decided alone and people decided instead: how often it was wrong, and between what that may lie. */
export type AuditView = { drawn: number; judged: number; wrong: number; low: number; high: number }
