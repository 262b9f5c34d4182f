import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'

/** What would have been sent if there were a mail server. It may hold links that sign somebody in. */
export const keptMails = pgTable(
  'kept_mails',
  {
    id: id(),
    toName: text('to_name').notNull(),
    toAddress: text('to_address').notNull(),
    fromName: text('from_name').notNull(),
    replyTo: text('reply_to'),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('kept_mails_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())],
)

/** Which letters have gone, by key and without their words: the same one is not sent twice. */
export const mailDeliveries = pgTable(
  'mail_deliveries',
  {
    key: text('key').primaryKey(),
    /** Somebody is sending it; null after a refusal that may pass. */
    claimedAt: instant('claimed_at'),
    /** Sent, or kept. */
    doneAt: instant('done_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('mail_deliveries_created').on(t.createdAt)],
)
