import type { MailMessage } from './message.ts'
import { createSmtp, readSmtpUrl } from './smtp.ts'

/** The way mail goes: to a server, or to where it is kept for an administrator to read. */
export type Mailer = (message: MailMessage) => Promise<void>

/** `keep` is the fake: it is what a site without a mail server does, and what tests look at. */
export function createMailer(
  { smtpUrl, mailFrom }: { smtpUrl: string | undefined; mailFrom: string },
  keep: Mailer,
): Mailer {
  return smtpUrl === undefined ? keep : createSmtp(readSmtpUrl(smtpUrl), mailFrom)
}
