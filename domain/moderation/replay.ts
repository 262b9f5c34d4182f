import type { CommentStatus } from '#domain/comments/comment.ts'
import { type Outcome, outcomeOf, type PolicyRules, weightOf } from './policy.ts'
import type { SignalCode } from './signals/signal.ts'

/** What a person decided; `pending` where nobody has yet. */
export type Verdict = CommentStatus

/** A comment as a policy looks back on it: how strong each signal was. */
export type Replayed = {
  id: string
  name: string
  excerpt: string
  verdict: Verdict
  strengths: Partial<Record<SignalCode, number>>
  mustBeRead: boolean
}

export type ReplayExample = { id: string; name: string; excerpt: string; before: number; after: number }

/** Comments that the one policy would send elsewhere than the other, and what a person made of them. */
export type ReplayGroup = {
  from: Outcome
  to: Outcome
  verdict: Verdict
  count: number
  examples: ReplayExample[]
}

export type Report = {
  /** How many were looked at. */
  comments: number
  changed: number
  /** ISO 8601: the oldest of them. Null where there is none. */
  since: string | null
  /** False: there was no time for more of those that are older. */
  isComplete: boolean
  groups: ReplayGroup[]
}

const shownExamples = 3

const sumOf = (strengths: Replayed['strengths'], rules: PolicyRules): number => {
  let sum = 0
  for (const code in strengths) sum += strengths[code as SignalCode]! * weightOf(rules, code as SignalCode)
  return Math.round(sum * 100) / 100
}

/** Adds up where two policies part. `of` gives the strengths under each: own words and domains are theirs. */
export class Comparison {
  readonly #groups = new Map<string, ReplayGroup>()
  readonly #before: PolicyRules
  readonly #after: PolicyRules
  comments = 0
  changed = 0

  constructor(before: PolicyRules, after: PolicyRules) {
    this.#before = before
    this.#after = after
  }

  add(
    comment: Omit<Replayed, 'strengths'>,
    before: Replayed['strengths'],
    after: Replayed['strengths'],
  ): void {
    const sums = { before: sumOf(before, this.#before), after: sumOf(after, this.#after) }
    this.addOutcomes(comment, {
      from: outcomeOf(sums.before, this.#before, comment.mustBeRead),
      to: outcomeOf(sums.after, this.#after, comment.mustBeRead),
      ...sums,
    })
  }

  addOutcomes(
    { id, name, excerpt, verdict }: Pick<Replayed, 'id' | 'name' | 'excerpt' | 'verdict'>,
    { from, to, before, after }: { from: Outcome; to: Outcome; before: number; after: number },
  ): void {
    this.comments++
    if (from === to) return
    this.changed++
    const key = `${from} ${to} ${verdict}`
    const group = this.#groups.get(key) ?? { from, to, verdict, count: 0, examples: [] }
    this.#groups.set(key, group)
    group.count++
    if (group.examples.length < shownExamples) group.examples.push({ id, name, excerpt, before, after })
  }

  /** What contradicts people first, then by number. */
  groups(): ReplayGroup[] {
    return [...this.#groups.values()].sort(
      (a, b) => Number(contradicts(b)) - Number(contradicts(a)) || b.count - a.count,
    )
  }
}

/** Whether the change does otherwise than a person did. */
export function contradicts({ from, to, verdict }: Pick<ReplayGroup, 'from' | 'to' | 'verdict'>): boolean {
  if (verdict === 'pending') return false
  if (to === 'spam') return verdict === 'approved'
  if (to === 'publish') return verdict !== 'approved'
  // It waits: from spam that is good for who was approved, from the page for who was refused.
  return from === 'spam' ? verdict === 'spam' : verdict === 'approved'
}
