import { type PolicyRules, weightOf } from './policy.ts'
import { type WeighedCode, weighableCodes } from './signals/weights.ts'

/** What one version says otherwise than another: for its line in the history. */
export type PolicyDifference =
  | { kind: 'weight'; code: WeighedCode; from: number; to: number }
  | { kind: 'spamFrom'; from: number; to: number }
  | { kind: 'publishUpTo'; from: number | null; to: number | null }
  | { kind: 'words' | 'deniedDomains' | 'allowedDomains'; added: number; removed: number }

export function differencesBetween(before: PolicyRules, after: PolicyRules): PolicyDifference[] {
  const differences: PolicyDifference[] = []
  if (before.spamFrom !== after.spamFrom)
    differences.push({ kind: 'spamFrom', from: before.spamFrom, to: after.spamFrom })
  if (before.publishUpTo !== after.publishUpTo)
    differences.push({ kind: 'publishUpTo', from: before.publishUpTo, to: after.publishUpTo })
  for (const code of weighableCodes) {
    const from = weightOf(before, code)
    const to = weightOf(after, code)
    if (from !== to) differences.push({ kind: 'weight', code, from, to })
  }
  for (const kind of ['words', 'deniedDomains', 'allowedDomains'] as const) {
    const had = new Set(before[kind])
    const has = new Set(after[kind])
    const added = after[kind].filter((entry) => !had.has(entry)).length
    const removed = before[kind].filter((entry) => !has.has(entry)).length
    if (added + removed > 0) differences.push({ kind, added, removed })
  }
  return differences
}
