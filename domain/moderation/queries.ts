import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { alias, unionAll } from 'drizzle-orm/pg-core'
import { appDb } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { articleDrafts, articles } from '#db/schema/articles.ts'
import {
  commentContacts,
  commentCounts,
  commentDecisions,
  commentReports,
  commentSignals,
  comments,
} from '#db/schema/comments.ts'
import { users } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import { can, type Viewer } from '#domain/access.ts'
import { isVisible } from '#domain/articles/article.ts'
import { countReported, openReportsOf } from '#domain/comment-reports/queries.ts'
import type { CommentStatus } from '#domain/comments/comment.ts'
import type { Page } from '#domain/page.ts'
import { countedWaiting, type RejectionReason } from './moderation.ts'
import type { QueueCounts, QueueItem, UndoableDecision } from './view.ts'

export const queuePageSize = 30

const cameInCrowd = sql`exists (select 1 from ${commentSignals}
  where ${commentSignals.commentId} = ${comments.id} and ${commentSignals.code} = 'crowd')`

const isReported = sql`exists (select 1 from ${commentReports}
  where ${commentReports.commentId} = ${comments.id} and ${commentReports.decidedAt} is null)`

/** The queue: oldest first where somebody waits, newest first where it is history. */
export async function listQueue(
  viewer: Viewer,
  filter: { status: CommentStatus; page: number; isReported?: boolean },
): Promise<Page<QueueItem>> {
  if (!can(viewer, 'comment.moderate')) return { items: [], page: 1, pages: 1, total: 0 }
  const parents = alias(comments, 'parents')
  const waiting = filter.status === 'pending'
  // What came in a crowd waits behind everything else: a flood is nobody's first page.
  const order = waiting
    ? [asc(cameInCrowd), asc(comments.createdAt), asc(comments.id)]
    : [desc(comments.createdAt), desc(comments.id)]
  const db = appDb()
  // First which ones, by the index of the queue; then what is shown of them.
  const chosen = await db
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.status, filter.status), filter.isReported ? isReported : undefined))
    .orderBy(...order)
    .limit(queuePageSize)
    .offset((filter.page - 1) * queuePageSize)
  const shown = chosen.map(({ id }) => id)
  const rows = await db
    .select({
      comment: comments,
      parent: { name: parents.name, body: parents.body, status: parents.status },
      article: {
        id: articles.id,
        slug: articles.slug,
        status: articles.status,
        publishedAt: articles.publishedAt,
        title: articleDrafts.title,
        language: articles.language,
        section: sections.slug,
      },
      emailIndex: commentContacts.emailIndex,
      clock: databaseClock,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .leftJoin(parents, eq(parents.id, comments.parentId))
    .leftJoin(commentContacts, eq(commentContacts.commentId, comments.id))
    .where(inArray(comments.id, shown))
    .orderBy(...order)

  const ids = rows.map((row) => row.comment.id)
  const [signals, reports, decisions, histories, counts] = await Promise.all([
    signalsOf(ids),
    openReportsOf(ids),
    decisionsOf(ids),
    historiesOf(rows.flatMap((row) => (row.emailIndex ? [row.emailIndex] : []))),
    getQueueCounts(viewer),
  ])
  const items = rows.map(({ comment, parent, article, emailIndex, clock }): QueueItem => {
    const history = histories.get(emailIndex ? Buffer.from(emailIndex).toString('hex') : '')
    return {
      id: comment.id,
      name: comment.name,
      isStaff: comment.staffId !== null,
      isRoot: comment.rootId === null,
      isPinned: comment.pinnedAt !== null,
      isPicked: comment.pickedAt !== null,
      body: comment.body,
      status: comment.status,
      createdAt: comment.createdAt,
      article: {
        id: article.id,
        title: article.title,
        language: article.language,
        href: isVisible(article, clock) && article.section ? `/${article.section}/${article.slug}` : null,
      },
      parent: parent?.name ? parent : null,
      signals: signals.filter((s) => s.commentId === comment.id).map(({ commentId: _, ...signal }) => signal),
      // What the same address did elsewhere: this comment itself says nothing about its author.
      history: history ? { ...history, [comment.status]: (history[comment.status] ?? 1) - 1 } : noHistory,
      reports: reports.get(comment.id) ?? [],
      decisions: decisions
        .filter((d) => d.commentId === comment.id)
        .map(({ commentId: _, ...decision }) => decision),
    }
  })
  // Of a flood that is more than was counted, the first pages: the others become these as it is worked off.
  const total = counts[filter.isReported ? 'reported' : filter.status]
  return { items, page: filter.page, pages: Math.max(1, Math.ceil(total / queuePageSize)), total }
}

/** An hour: as long as somebody remembers what they decided, and no key pressed by mistake reaches further back. */
const undoableFor = sql`interval '1 hour'`
/** More steps back than anybody takes one by one. */
const undoableSteps = 20

/** What this person has decided lately and can still take back, newest last. */
export async function listUndoable(viewer: Viewer): Promise<UndoableDecision[]> {
  if (!can(viewer, 'comment.moderate')) return []
  const later = alias(commentDecisions, 'later')
  const rows = await appDb()
    .select({
      id: comments.id,
      name: comments.name,
      from: commentDecisions.fromStatus,
      to: commentDecisions.toStatus,
    })
    .from(commentDecisions)
    .innerJoin(comments, eq(comments.id, commentDecisions.commentId))
    .where(
      and(
        eq(commentDecisions.actorId, viewer.id),
        isNull(commentDecisions.undoes),
        gt(commentDecisions.decidedAt, sql`now() - ${undoableFor}`),
        eq(comments.status, commentDecisions.toStatus),
        // Only the newest decision of a comment can be taken back, whoever made the newer one.
        sql`not exists (select 1 from ${commentDecisions} as ${later} where ${later.commentId} = ${commentDecisions.commentId} and (${later.decidedAt}, ${later.id}) > (${commentDecisions.decidedAt}, ${commentDecisions.id}))`,
      ),
    )
    .orderBy(desc(commentDecisions.decidedAt), desc(commentDecisions.id))
    .limit(undoableSteps)
  const undoable = rows.flatMap(({ from, to, ...row }) =>
    to === 'pending' ? [] : [{ ...row, from: from ?? ('pending' as const), to }],
  )
  return undoable.reverse()
}

export async function getQueueCounts(viewer: Viewer): Promise<QueueCounts> {
  if (!can(viewer, 'comment.moderate')) return { pending: 0, approved: 0, rejected: 0, spam: 0, reported: 0 }
  return countByStatus(appDb())
}

/**
 * Only what waits is counted, in the order of its index and up to one more than `countedWaiting`; the rest is kept
 * (`comment_counts`). Also for commands, in their own transaction.
 */
export async function countByStatus(
  db: Pick<ReturnType<typeof appDb>, 'select' | 'execute'>,
): Promise<QueueCounts> {
  const decided = db
    .select({ status: commentCounts.status, n: sql<number>`sum(${commentCounts.change})::int` })
    .from(commentCounts)
    .groupBy(commentCounts.status)
  const some = db
    .select({ status: comments.status })
    .from(comments)
    .where(eq(comments.status, 'pending'))
    .orderBy(comments.createdAt)
    .limit(countedWaiting + 1)
    .as('some')
  const waiting = db
    .select({ status: some.status, n: sql<number>`count(*)::int` })
    .from(some)
    .groupBy(some.status)
  const [rows, reported] = await Promise.all([unionAll(decided, waiting), countReported(db)])
  const counts: QueueCounts = { pending: 0, approved: 0, rejected: 0, spam: 0, reported }
  for (const row of rows) counts[row.status] = row.n
  return counts
}

type History = Record<CommentStatus, number>
const noHistory: QueueItem['history'] = { approved: 0, rejected: 0, spam: 0 }

async function signalsOf(ids: string[]) {
  if (ids.length === 0) return []
  return appDb()
    .select()
    .from(commentSignals)
    .where(inArray(commentSignals.commentId, ids))
    .orderBy(desc(commentSignals.weight))
}

async function decisionsOf(ids: string[]) {
  if (ids.length === 0) return []
  const rows = await appDb()
    .select({
      id: commentDecisions.id,
      commentId: commentDecisions.commentId,
      actor: users.name,
      to: commentDecisions.toStatus,
      reason: commentDecisions.reason,
      note: commentDecisions.note,
      decidedAt: commentDecisions.decidedAt,
      undoes: commentDecisions.undoes,
    })
    .from(commentDecisions)
    .leftJoin(users, eq(users.id, commentDecisions.actorId))
    .where(inArray(commentDecisions.commentId, ids))
    .orderBy(desc(commentDecisions.decidedAt), desc(commentDecisions.id))
  return rows.map(({ undoes, ...row }) => ({
    ...row,
    reason: row.reason as RejectionReason | null,
    isUndo: undoes !== null,
  }))
}

async function historiesOf(indexes: Uint8Array[]): Promise<Map<string, History>> {
  const histories = new Map<string, History>()
  if (indexes.length === 0) return histories
  const rows = await appDb()
    .select({ index: commentContacts.emailIndex, status: comments.status, n: sql<number>`count(*)::int` })
    .from(commentContacts)
    .innerJoin(comments, eq(comments.id, commentContacts.commentId))
    .where(inArray(commentContacts.emailIndex, indexes))
    .groupBy(commentContacts.emailIndex, comments.status)
  for (const row of rows) {
    const key = Buffer.from(row.index).toString('hex')
    const history = histories.get(key) ?? { pending: 0, approved: 0, rejected: 0, spam: 0 }
    history[row.status] = row.n
    histories.set(key, history)
  }
  return histories
}
