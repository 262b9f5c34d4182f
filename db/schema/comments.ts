import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { CommentReportOutcome, CommentReportReason } from '#domain/comment-reports/comment-report.ts'
import { commentStatuses } from '#domain/comments/comment.ts'
import { signalStates } from '#domain/moderation/moderation.ts'
import { articles } from './articles.ts'
import { bytea, id, instant } from './columns.ts'
import { users } from './people.ts'

export const commentStatus = pgEnum('comment_status', commentStatuses)

export const comments = pgTable(
  'comments',
  {
    id: id(),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    parentId: uuid('parent_id').references((): AnyPgColumn => comments.id),
    /** The comment that the conversation began with; null where it is this one. */
    rootId: uuid('root_id').references((): AnyPgColumn => comments.id),
    depth: integer('depth').notNull().default(0),
    name: text('name').notNull(),
    /** Set when a member of the newsroom writes: shown with a badge. */
    staffId: uuid('staff_id').references(() => users.id),
    body: text('body').notNull(),
    status: commentStatus('status').notNull().default('pending'),
    /** Made by the form (or derived from its content without JavaScript): the same id twice is the same comment. */
    requestId: uuid('request_id').notNull().unique(),
    /** Keyed hash of article, parent, e-mail and text: refuses the same words sent twice. */
    contentKey: bytea('content_key').notNull().unique(),
    /** Between the form and the comment; null where the form was not ours. */
    secondsToSubmit: doublePrecision('seconds_to_submit'),
    createdAt: instant('created_at').notNull().defaultNow(),
    publishedAt: instant('published_at'),
    /** Stands above the others, since then. */
    pinnedAt: instant('pinned_at'),
    /** Chosen by the desk, since then. */
    pickedAt: instant('picked_at'),
    /** How many devices found it useful: rows of `comment_reactions`. */
    usefulCount: integer('useful_count').notNull().default(0),
    /** Its place among the most useful: a trigger keeps it (migration thread). Null: it was never public. */
    usefulRank: doublePrecision('useful_rank'),
  },
  (t) => [
    check('comments_depth', sql`${t.depth} between 0 and 2`),
    check('comments_root', sql`(${t.parentId} is null) = (${t.rootId} is null)`),
    // Whether it is still online or not: pages of a thread begin and end where they did.
    index('comments_roots')
      .on(t.articleId, t.publishedAt, t.id)
      .where(sql`${t.rootId} is null and ${t.publishedAt} is not null`),
    index('comments_useful')
      .on(t.articleId, t.usefulRank, t.id)
      .where(sql`${t.rootId} is null and ${t.publishedAt} is not null`),
    // One an article, whoever pins two at the same time.
    uniqueIndex('comments_pinned').on(t.articleId).where(sql`${t.pinnedAt} is not null`),
    index('comments_picked').on(t.articleId, t.pickedAt).where(sql`${t.pickedAt} is not null`),
    // Roots and replies together: the feed of a thread.
    index('comments_newest').on(t.articleId, t.publishedAt, t.id).where(sql`${t.status} = 'approved'`),
    index('comments_replies').on(t.rootId, t.status, t.publishedAt, t.id),
    index('comments_queue').on(t.status, t.createdAt),
    index('comments_parent').on(t.parentId),
  ],
)

/**
 * Who found a comment useful: devices, and no people. The key is a keyed hash of device and comment together, so that
 * nobody can tell from two rows that they are of one device.
 */
export const commentReactions = pgTable(
  'comment_reactions',
  {
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    deviceKey: bytea('device_key').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.commentId, t.deviceKey] })],
)

/** What readers say is wrong with a comment; one a device and comment. */
export const commentReports = pgTable(
  'comment_reports',
  {
    id: id(),
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    deviceKey: bytea('device_key').notNull(),
    reason: text('reason').$type<CommentReportReason>().notNull(),
    words: text('words').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Answered by this decision about its comment; null: it waits. */
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by').references(() => users.id),
    outcome: text('outcome').$type<CommentReportOutcome>(),
  },
  (t) => [
    uniqueIndex('comment_reports_once').on(t.commentId, t.deviceKey),
    index('comment_reports_open').on(t.commentId).where(sql`${t.decidedAt} is null`),
    check('comment_reports_decided', sql`(${t.decidedAt} is null) = (${t.outcome} is null)`),
  ],
)

/** What is private about a comment, apart so that it can be purged by a clock and never be joined by accident. */
export const commentContacts = pgTable(
  'comment_contacts',
  {
    commentId: uuid('comment_id')
      .primaryKey()
      .references(() => comments.id, { onDelete: 'cascade' }),
    /** AES-256-GCM: version, nonce, tag, ciphertext. */
    emailCipher: bytea('email_cipher').notNull(),
    /** Keyed blind index: equal e-mails match, none can be read. */
    emailIndex: bytea('email_index').notNull(),
    /** Keyed hash of the network (/24 or /64), key rotated monthly. */
    networkHash: bytea('network_hash'),
    purgeAfter: instant('purge_after').notNull(),
  },
  (t) => [index('comment_contacts_email').on(t.emailIndex), index('comment_contacts_purge').on(t.purgeAfter)],
)

/** Everything noticed about a comment, whatever was decided. */
export const commentSignals = pgTable(
  'comment_signals',
  {
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    code: text('code').notNull(),
    /** `strength` times what the policy of that hour gave to it. */
    weight: doublePrecision('weight').notNull(),
    strength: doublePrecision('strength').notNull().default(1),
    /** Of the detector that noticed it. */
    version: integer('version').notNull().default(1),
    state: text('state', { enum: signalStates }).notNull().default('noticed'),
    evidence: jsonb('evidence').$type<Record<string, string | number>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.commentId, t.code] }),
    // What was given to people to check the classifier by: two in a hundred of what it decides.
    index('comment_signals_audit').on(t.commentId).where(sql`code = 'classifier_audit'`),
  ],
)

/**
 * How many comments were decided, and how: the sum of the lines of a status. Triggers add them (migration counts_by_row),
 * so that nobody counts a million rows and no two moderators wait for each other.
 */
export const commentCounts = pgTable('comment_counts', {
  status: commentStatus('status').notNull(),
  change: integer('change').notNull(),
})

/** Append-only history of decisions; the newest row explains the comment's status. */
export const commentDecisions = pgTable(
  'comment_decisions',
  {
    id: id(),
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    /** Null: the policy. */
    actorId: uuid('actor_id').references(() => users.id),
    fromStatus: commentStatus('from_status'),
    toStatus: commentStatus('to_status').notNull(),
    reason: text('reason'),
    note: text('note').notNull().default(''),
    /** The decision that this one takes back. */
    /** The version of the policy, where it was the policy. Null: a person, or an earlier release. */
    policyNumber: integer('policy_number'),
    undoes: uuid('undoes').references((): AnyPgColumn => commentDecisions.id),
    decidedAt: instant('decided_at').notNull().defaultNow(),
  },
  (t) => [
    index('comment_decisions_comment').on(t.commentId, t.decidedAt.desc()),
    index('comment_decisions_actor').on(t.actorId, t.decidedAt.desc()),
    // Read from its newest end by who learns from decisions.
    index('comment_decisions_at').on(t.decidedAt, t.id),
  ],
)
