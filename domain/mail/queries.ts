import { count, desc, eq } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { keptMails } from '#db/schema/mail.ts'
import { can, type Viewer } from '#domain/access.ts'
import type { Page } from '#domain/page.ts'
import { readSettings } from '#domain/settings/store.ts'
import { env } from '#lib/env.ts'
import { z } from '#lib/schema.ts'
import { readSmtpUrl } from '#platform/mail/smtp.ts'
import { mailSettings } from './settings.ts'
import type { KeptMailRow, KeptMailView, MailRoute } from './view.ts'

/** One screen of a desk. */
const pageSize = 25

/** Null for whoever does not administer the site. */
export async function describeMail(viewer: Viewer): Promise<MailRoute | null> {
  if (!can(viewer, 'settings.manage')) return null
  const { smtpUrl, mailFrom } = env()
  const settings = await readSettings(mailSettings)
  return {
    host: smtpUrl === undefined ? null : readSmtpUrl(smtpUrl).host,
    from: mailFrom,
    senderName: settings.senderName,
    replyTo: settings.replyTo,
  }
}

/** Letters that were kept, newest first. */
export async function listKeptMails(viewer: Viewer, page: number): Promise<Page<KeptMailRow>> {
  if (!can(viewer, 'settings.manage')) return { items: [], page: 1, pages: 1, total: 0 }
  const [rows, [totals]] = await Promise.all([
    appDb()
      .select(rowColumns)
      .from(keptMails)
      .orderBy(desc(keptMails.createdAt), desc(keptMails.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    appDb().select({ total: count() }).from(keptMails),
  ])
  const total = totals?.total ?? 0
  return { items: rows, page, pages: Math.max(1, Math.ceil(total / pageSize)), total }
}

/** One of them; null where there is none, or no right to see it. */
export async function getKeptMail(viewer: Viewer, id: string): Promise<KeptMailView | null> {
  if (!can(viewer, 'settings.manage') || !z.uuid().safeParse(id).success) return null
  const [row] = await appDb()
    .select({ ...rowColumns, fromName: keptMails.fromName, replyTo: keptMails.replyTo, text: keptMails.text })
    .from(keptMails)
    .where(eq(keptMails.id, id))
  return row ?? null
}

const rowColumns = {
  id: keptMails.id,
  to: keptMails.toName,
  address: keptMails.toAddress,
  subject: keptMails.subject,
  createdAt: keptMails.createdAt,
}
