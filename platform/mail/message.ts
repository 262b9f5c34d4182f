/** One letter to one person. */
export interface MailMessage {
  /** The same letter has the same key: it becomes the Message-ID, by which a mailbox knows one that came twice. */
  key: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** Whose name stands beside the address of the site. */
  fromName: string
  /** Where an answer goes; the address of the site without it. */
  replyTo?: string
}

/** Why a letter was not sent, and whether it is worth another try. */
const mailProblems = {
  /** No mailbox can have this address. */
  'mail.address': 'final',
  /** Nobody answers at the address of the server, or too late. */
  'mail.unreachable': 'later',
  /** The server broke off. It may have taken the letter. */
  'mail.interrupted': 'later',
  /** The server asks to come back (4xx): greylisting, a full mailbox. */
  'mail.deferred': 'later',
  /** The server does not take it (5xx): unknown mailbox, sender not allowed, spam. */
  'mail.refused': 'final',
  /** Name or password of the mail server are wrong. */
  'mail.sign_in': 'later',
  /** No encryption, or a certificate that nobody vouches for. A password is not sent over such a line. */
  'mail.insecure': 'later',
} as const

export type MailCode = keyof typeof mailProblems

/** What a server says can hold addresses and words of a letter: it stays out of messages and logs. */
export class MailError extends Error {
  override readonly name = 'MailError'
  readonly code: MailCode
  /** The number a server answered with. */
  readonly response: number | undefined
  constructor(code: MailCode, response?: number) {
    super(code)
    this.code = code
    this.response = response
  }
  /** A retry is of no use. */
  get isFinal(): boolean {
    return mailProblems[this.code] === 'final'
  }
}

/** Longer lines are folded and cut by mailboxes as they like. */
const longestLine = 200

/** Pure: one line. A line break in a name or a subject would begin a header of somebody else's. */
export function oneLine(text: string): string {
  return [...text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()].slice(0, longestLine).join('')
}

/** RFC 5321: 64 before the at sign, 254 in all. Quoted local parts and literals are left out on purpose. */
const address = /^[^\s\p{Cc}\p{Cf}<>()[\]\\,;:"@]{1,64}@[^\s\p{Cc}\p{Cf}<>()[\]\\,;:"@]+$/u

/** Pure: the address, or MailError `mail.address`. */
export function oneAddress(text: string): string {
  if (text.length > 254 || !address.test(text)) throw new MailError('mail.address')
  return text
}
