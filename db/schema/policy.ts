import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Outcome, PolicyRules } from '#domain/moderation/policy.ts'
import { id, instant } from './columns.ts'
import { comments } from './comments.ts'
import { users } from './people.ts'

/**
 * How signals become an outcome: one row a change, append-only. The newest that is no trial decides; a trial that is newest of
 * all says beside it what it would have done. Without a row, the policy that comes with the product is version 0.
 */
export const moderationPolicies = pgTable(
  'moderation_policies',
  {
    id: id(),
    number: integer('number').notNull(),
    rules: jsonb('rules').$type<PolicyRules>().notNull(),
    isTrial: boolean('is_trial').notNull(),
    /** Why, in the words of who changed it. */
    reason: text('reason').notNull(),
    /** The number of the version that was brought back; null where somebody wrote. */
    restoredFrom: integer('restored_from'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('moderation_policies_number').on(t.number)],
)

/** What a version made of a comment when it came, and what one on trial would have made of it. */
export const commentVerdicts = pgTable(
  'comment_verdicts',
  {
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    policyNumber: integer('policy_number').notNull(),
    isTrial: boolean('is_trial').notNull(),
    outcome: text('outcome').$type<Outcome>().notNull(),
    sum: doublePrecision('sum').notNull(),
    spamFrom: doublePrecision('spam_from').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.commentId, t.policyNumber] }),
    index('comment_verdicts_policy').on(t.policyNumber, t.commentId),
  ],
)

/** The words of a comment in 64 bits, for finding nearly the same ones again; apart, so that the newest thousand lie side by side. */
export const commentPrints = pgTable(
  'comment_prints',
  {
    commentId: uuid('comment_id')
      .primaryKey()
      .references(() => comments.id, { onDelete: 'cascade' }),
    print: bigint('print', { mode: 'bigint' }).notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  // Nulls first, as ORDER BY … DESC has them: an index with the other order serves no list.
  (t) => [index('comment_prints_newest').on(t.writtenAt.desc().nullsFirst())],
)

/** Hosts that the links of a comment lead to. */
export const commentHosts = pgTable(
  'comment_hosts',
  {
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    host: text('host').notNull(),
  },
  (t) => [primaryKey({ columns: [t.host, t.commentId] }), index('comment_hosts_comment').on(t.commentId)],
)
