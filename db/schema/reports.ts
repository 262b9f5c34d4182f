import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { reportStatuses } from '#domain/reports/report.ts'
import { articleRevisions, articles } from './articles.ts'
import { bytea, id, instant } from './columns.ts'
import { users } from './people.ts'

export const reportStatus = pgEnum('report_status', reportStatuses)

/** An error that a reader has found. Never public. */
export const reports = pgTable(
  'reports',
  {
    id: id(),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** What the reader had before them: the text may have been corrected since. */
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => articleRevisions.id, { onDelete: 'cascade' }),
    /** Of the paragraph, from one on; null: about the whole article. */
    paragraph: integer('paragraph'),
    /** The words it is about, copied from the page; may be empty. */
    passage: text('passage').notNull(),
    body: text('body').notNull(),
    status: reportStatus('status').notNull().default('new'),
    /** Keyed hash of article, passage and words: the same report twice is one. */
    contentKey: bytea('content_key').notNull().unique(),
    /** Codes of what was noticed about the form; see domain/moderation/signals. */
    signals: text('signals').array().notNull().default(sql`'{}'`),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Of the last decision; what was settled long ago is deleted. */
    decidedAt: instant('decided_at'),
  },
  (t) => [
    check('reports_paragraph', sql`${t.paragraph} > 0`),
    index('reports_list').on(t.status, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('reports_article').on(t.articleId),
    index('reports_decided').on(t.decidedAt).where(sql`decided_at is not null`),
  ],
)

/** Who sent it, where they said so: apart, so that it can be purged by a clock. */
export const reportContacts = pgTable(
  'report_contacts',
  {
    reportId: uuid('report_id')
      .primaryKey()
      .references(() => reports.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** AES-256-GCM, as comments' addresses are; null where none was given. */
    emailCipher: bytea('email_cipher'),
    purgeAfter: instant('purge_after').notNull(),
  },
  (t) => [index('report_contacts_purge').on(t.purgeAfter)],
)

/** Append-only history of decisions. */
export const reportDecisions = pgTable(
  'report_decisions',
  {
    id: id(),
    reportId: uuid('report_id')
      .notNull()
      .references(() => reports.id, { onDelete: 'cascade' }),
    /** Null: the policy. */
    actorId: uuid('actor_id').references(() => users.id),
    fromStatus: reportStatus('from_status').notNull(),
    toStatus: reportStatus('to_status').notNull(),
    note: text('note').notNull().default(''),
    decidedAt: instant('decided_at').notNull().defaultNow(),
  },
  (t) => [index('report_decisions_report').on(t.reportId, t.decidedAt)],
)
