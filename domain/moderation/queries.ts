import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { alias, unionAll } from 'drizzle-orm/pg-core'
import { appDb } from '#db/client.ts'
import {
  commentCounts,
  commentDecisions,
  commentReports,
  commentSignals,
  comments,
} from '#db/schema/comments.ts'
import { can, type Viewer } from '#domain/access.ts'
import { countReported } from '#domain/comment-reports/queries.ts'
import type { CommentStatus } from '#domain/comments/comment.ts'
import type { Page } from '#domain/page.ts'
import { itemsOf } from './item-queries.ts'
import { countedWaiting } from './moderation.ts'
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
  const [found, counts] = await Promise.all([itemsOf(shown), getQueueCounts(viewer)])
  const items = shown.flatMap((id) => found.get(id) ?? [])
  // Of a flood that is more than was counted, the first pages: the others become these as it is worked off.
  const total = counts[filter.isReported ? 'reported' : filter.status]
  return { items, page: filter.page, pages: Math.max(1, Math.ceil(total / queuePageSize)), total }
}

/** One comment, wherever it stands; null where there is none, or not for this viewer. */
export async function getQueueItem(viewer: Viewer, id: string): Promise<QueueItem | null> {
  if (!can(viewer, 'comment.moderate')) return null
  return (await itemsOf([id])).get(id) ?? null
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
