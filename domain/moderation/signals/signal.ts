/** Something noticed about a comment. Weights add up; positive speaks against it. */
export type Signal = { code: SignalCode; weight: number; evidence: Record<string, string | number> }

export const signalCodes = [
  'honeypot_filled',
  'posted_too_fast',
  'form_token_missing',
  'many_links',
  'link',
  'capitals',
  'repeated_characters',
  'name_like_address',
  'contact_in_text',
  'known_author',
  'rejected_before',
  'crowd',
  'colleague_name',
] as const
export type SignalCode = (typeof signalCodes)[number]

/** What the signals look at: the words, the form, and what is known of the same e-mail here. */
export type Observed = {
  name: string
  body: string
  honeypot: boolean
  /** Seconds between form and post; null without a valid token. */
  formAge: number | null
  history: { approved: number; rejected: number; spam: number }
  /** More comments came in that minute than anybody reads. */
  isCrowd: boolean
}
