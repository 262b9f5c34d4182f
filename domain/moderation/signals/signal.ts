import type { SignalState } from '#domain/moderation/moderation.ts'
import type { Language } from '#lib/locale.ts'
import type { Lists } from './lists.ts'
import type { Reading } from './reading.ts'

/** Everything that may be noticed about a comment. A name is never given to something else: it stands in the history. */
export const signalCodes = [
  'honeypot_filled',
  'posted_too_fast',
  'form_token_missing',
  'network_burst',
  'crowd',
  'many_links',
  'link',
  'link_density',
  'shortener',
  'disguised_host',
  'spam_domain',
  'denied_domain',
  'own_word',
  'rude_word',
  'name_like_address',
  'contact_in_text',
  'capitals',
  'repeated_characters',
  'mixed_scripts',
  'invisible_characters',
  'other_language',
  'off_topic',
  'repeats_spam',
  'repeats_others',
  'repeats_own',
  'known_author',
  'proved_author',
  'rejected_before',
  'colleague_name',
  'classifier_spam',
  'classifier_incivility',
  'classifier_audit',
] as const
export type SignalCode = (typeof signalCodes)[number]

/** For people: numbers, hosts, entries of a list, names of characters. Never an address, and no sentence of the comment. */
export type Evidence = Record<string, string | number>

/** Something noticed about a comment. Weights add up; positive speaks against it. */
export type Signal = { code: SignalCode; weight: number; evidence: Evidence }

/** What a detector has found. `strength` multiplies the weight that the policy gives to it: 1, unless it says how much. */
export type Finding = { strength: number; evidence: Evidence }

/** A finding as it is kept: what was found, by which version of the detector. */
export type Noticed = Finding & { code: SignalCode; version: number; state: SignalState }

/** Looks for one thing. Raise `version` when the same words would be judged differently: evidence is read with it. */
export type Detector = {
  name: SignalCode
  version: number
  /** What the policy that comes with the product gives to it. */
  weight: number
  run(observed: Observed): Finding | null
}

/**
 * One that has to ask. It sees what was sent and nothing of what is known here, and is waited for `patience` milliseconds. It
 * may notice several things; its name is the one under which its silence is told.
 */
export type AskingDetector = Pick<Detector, 'name' | 'version'> & {
  patience: number
  run(sent: Sent, signal: AbortSignal): Promise<(Finding & { code: SignalCode })[]>
}

export type Sent = {
  id: string
  name: string
  body: string
  isReply: boolean
  /** Seconds between form and post; null without a valid token. */
  formAge: number | null
  articleId: string
  articlePublishedAt: Date | null
  at: Date
}

/** How often something was put in spam, refused and approved, each comment the less the older it is. */
export type Outcomes = { approved: number; refused: number }

/** What the detectors look at: the words, the form, and what is known here. */
export type Observed = Pick<Sent, 'name' | 'body' | 'formAge'> & {
  reading: Reading
  honeypot: boolean
  /** A guest's name that is, or looks like, one of the newsroom. */
  isBorrowedName: boolean
  /** More comments came in that minute than anybody reads. */
  isCrowd: boolean
  /** Posts from the same network within the hour, refused ones and this one included. */
  networkPosts: number
  /** Of the article. */
  language: Language
  lists: Lists
  history: History
  /** What became of comments with links to the same hosts. */
  hosts: ReadonlyMap<string, Outcomes>
  /** Recent comments with nearly the same words. */
  similar: { spam: number; others: number; own: number }
  /** Words that this comment and its article have in common; null where the article's are not known. */
  sharedWords: number | null
}

/** What the same e-mail has done here. It is typed; `isProved` where its owner has shown that it is theirs. */
export type History = {
  approved: number
  rejected: number
  spam: number
  /** The same, each comment the less the older it is. */
  decayed: Outcomes
  isProved: boolean
}
