import type { Metrics } from './metrics.ts'

/** What must be true before a head says anything. Few decisions, or decisions that do not tell the classes apart, teach nothing. */
export const gateLimits = {
  yes: 50,
  no: 200,
  /** Of the newest fifth, which was neither learned from nor calibrated on: with fewer the figures are luck. */
  heldYes: 5,
  heldNo: 20,
  auc: 0.95,
  /** One honest comment in two hundred. */
  blockedHam: 0.005,
} as const

export const gateConditions = ['yes', 'no', 'held', 'auc', 'blocked_ham'] as const
export type GateCondition = (typeof gateConditions)[number]

/** Every condition, met or not: a newsroom sees how far it is. */
export function gate(
  figures: Pick<Metrics, 'yes' | 'no' | 'heldYes' | 'heldNo' | 'auc' | 'chosen'>,
): Record<GateCondition, boolean> {
  return {
    yes: figures.yes >= gateLimits.yes,
    no: figures.no >= gateLimits.no,
    held: figures.heldYes >= gateLimits.heldYes && figures.heldNo >= gateLimits.heldNo,
    auc: figures.auc !== null && figures.auc >= gateLimits.auc,
    blocked_ham: figures.chosen !== null && figures.chosen.blockedHam <= gateLimits.blockedHam,
  }
}

export const isOpen = (conditions: Record<GateCondition, boolean>): boolean =>
  gateConditions.every((condition) => conditions[condition])
