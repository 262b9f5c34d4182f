import type { CommentStatus } from '#domain/comments/comment.ts'
import type { Noticed, Signal, SignalCode } from './signals/signal.ts'
import { builtInWeights } from './signals/weights.ts'

/** What becomes of a comment before anybody has read it. Nothing is dropped. */
export type Outcome = 'publish' | 'hold' | 'spam'

/** How signals become an outcome: what the desk edits, one version after the other. */
export type PolicyRules = {
  /** Of those that differ from what comes with the product. */
  weights: Partial<Record<SignalCode, number>>
  /** A sum from which a comment waits apart, so that it costs nobody's attention. */
  spamFrom: number
  /** A sum up to which it appears at once. Null: a person reads every comment first. */
  publishUpTo: number | null
  words: string[]
  deniedDomains: string[]
  allowedDomains: string[]
}

/** A sum at which no honest comment of a test newsroom stood: a filled honeypot alone reaches it. */
export const spamThreshold = 5

/** Where nobody has written another: every comment waits for a moderator; what is plainly a script's waits apart. */
export const builtInRules: PolicyRules = {
  weights: {},
  spamFrom: spamThreshold,
  publishUpTo: null,
  words: [],
  deniedDomains: [],
  allowedDomains: [],
}

export const policyLimits = {
  /** Beyond these a weight decides alone, for or against. */
  weight: { min: -5, max: 20 },
  spamFrom: { min: 1, max: 50 },
  publishUpTo: { min: -10, max: 20 },
  /** Lists that people read. A thousand words are still found in the same time. */
  words: 1_000,
  wordCharacters: 60,
  domains: 1_000,
  domainCharacters: 120,
  reason: 300,
} as const

export type Judged = { outcome: Outcome; sum: number; signals: (Noticed & Signal)[] }

export const weightOf = (rules: PolicyRules, code: SignalCode): number =>
  rules.weights[code] ?? builtInWeights[code]

/** Tenths are what is shown: sums of them must not differ by a rounding. */
const rounded = (number: number): number => Math.round(number * 100) / 100

/** One policy decides, after all signals are in. */
export function judge(noticed: readonly Noticed[], rules: PolicyRules): Judged {
  const signals = noticed.map((signal) => ({
    ...signal,
    weight: rounded(signal.strength * weightOf(rules, signal.code)),
  }))
  const sum = rounded(signals.reduce((total, { weight }) => total + weight, 0))
  return { outcome: outcomeOf(sum, rules, isUnsure(noticed)), sum, signals }
}

/** Nobody looks after a crowd, and a signal that did not answer might have said the opposite. */
const isUnsure = (noticed: readonly Pick<Noticed, 'code' | 'state'>[]): boolean =>
  noticed.some(({ code, state }) => code === 'crowd' || state !== 'noticed')

export function outcomeOf(
  sum: number,
  { spamFrom, publishUpTo }: Pick<PolicyRules, 'spamFrom' | 'publishUpTo'>,
  mustBeRead: boolean,
): Outcome {
  if (sum >= spamFrom) return 'spam'
  return publishUpTo !== null && sum <= publishUpTo && !mustBeRead ? 'publish' : 'hold'
}

export const statusOf: Readonly<Record<Outcome, Exclude<CommentStatus, 'rejected'>>> = {
  publish: 'approved',
  hold: 'pending',
  spam: 'spam',
}
