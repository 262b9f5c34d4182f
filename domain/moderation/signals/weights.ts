import type { SignalCode } from './signal.ts'

/**
 * What each counts where nobody has changed it. Five is spam: a filled honeypot alone, or several signs together. What is
 * merely rude or shouted is a moderator's matter and stays far below it.
 */
export const builtInWeights: Readonly<Record<SignalCode, number>> = {
  honeypot_filled: 5,
  posted_too_fast: 2,
  form_token_missing: 2,
  network_burst: 1,
  crowd: 0,
  many_links: 3,
  link: 1,
  link_density: 1,
  shortener: 1.5,
  disguised_host: 2,
  spam_domain: 3,
  denied_domain: 5,
  own_word: 2,
  rude_word: 1,
  name_like_address: 3,
  contact_in_text: 1,
  capitals: 1,
  repeated_characters: 0.5,
  mixed_scripts: 1.5,
  invisible_characters: 1,
  other_language: 1,
  off_topic: 0.5,
  repeats_spam: 3,
  repeats_others: 1.5,
  repeats_own: 1,
  // Typed, not proved: it informs a moderator and opens no door.
  known_author: 0,
  proved_author: -2,
  rejected_before: 1,
  // Enough to be read first, and not enough to be taken for a script: namesakes exist.
  colleague_name: 2,
  // As a filled honeypot: what it takes for certain goes to the spam folder by itself. It never publishes, and drops nothing.
  classifier_spam: 5,
  // No tone sends a comment away unread.
  classifier_incivility: 0,
  classifier_audit: 0,
}

/**
 * What the desk can weigh, as it is shown. What only informs is not here, and neither is what nothing answers for yet: proved
 * addresses.
 */
export const weighable = {
  form: ['honeypot_filled', 'posted_too_fast', 'form_token_missing', 'network_burst'],
  links: [
    'link',
    'many_links',
    'link_density',
    'shortener',
    'disguised_host',
    'spam_domain',
    'denied_domain',
  ],
  words: ['own_word', 'rude_word', 'name_like_address', 'colleague_name', 'contact_in_text'],
  writing: [
    'capitals',
    'repeated_characters',
    'mixed_scripts',
    'invisible_characters',
    'other_language',
    'off_topic',
  ],
  past: ['repeats_spam', 'repeats_others', 'repeats_own', 'rejected_before', 'classifier_spam'],
} as const satisfies Record<string, readonly SignalCode[]>

export type WeighedFamily = keyof typeof weighable
export type WeighedCode = (typeof weighable)[WeighedFamily][number]

export const weighableCodes: readonly WeighedCode[] = Object.values(weighable).flat()
