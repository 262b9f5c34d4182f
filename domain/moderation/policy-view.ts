import type { PolicyRules } from './policy.ts'
import type { PolicyDifference } from './policy-differences.ts'

/** A version in the history of the policy. */
export type PolicyVersion = {
  number: number
  isTrial: boolean
  reason: string
  restoredFrom: number | null
  by: string
  at: Date
  /** Against what counted before it. */
  differences: PolicyDifference[]
  state: 'live' | 'trial' | 'past'
}

export type PolicyDesk = {
  /** Of the newest version, trial or not: who saves says what they began from. */
  number: number
  live: { number: number; rules: PolicyRules }
  versions: PolicyVersion[]
}
