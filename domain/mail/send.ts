import { appDb } from '#db/client.ts'
import { keptMails } from '#db/schema/mail.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { readSettings } from '#domain/settings/store.ts'
import { env } from '#lib/env.ts'
import { createMailer } from '#platform/mail/mailer.ts'
import { type MailMessage, oneAddress, oneLine } from '#platform/mail/message.ts'
import type { Letter } from './letter.ts'
import { mailSettings } from './settings.ts'

export type Outgoing = Letter & { key: string; to: { name: string; address: string } }

/**
 * Sends a letter now, or keeps it where no server is set. To be called outside of a transaction: a server may take half a
 * minute. Throws MailError.
 */
export async function sendMail(mail: Outgoing): Promise<void> {
  const { smtpUrl, mailFrom } = env()
  const [site, { senderName, replyTo }] = await Promise.all([getSettings(), readSettings(mailSettings)])
  const send = createMailer({ smtpUrl, mailFrom }, keep)
  await send({ ...mail, fromName: senderName || site.name, ...(replyTo === '' ? {} : { replyTo }) })
}

/** What it would have been on its way, and nothing that no server would take. */
async function keep({ to, fromName, replyTo, subject, text }: MailMessage): Promise<void> {
  await appDb()
    .insert(keptMails)
    .values({
      toName: oneLine(to.name),
      toAddress: oneAddress(to.address),
      fromName: oneLine(fromName),
      replyTo: replyTo ?? null,
      subject: oneLine(subject),
      text,
    })
}
