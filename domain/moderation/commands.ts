import { and, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { commentDecisions, comments } from '#db/schema/comments.ts'
import { authorize } from '#domain/access.ts'
import type { CommentStatus } from '#domain/comments/comment.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { commentApproved, commentMarkedSpam, commentRejected, commentReopened } from './events.ts'
import type { Decision, Rejection } from './input.ts'
import { checkDecision, type RejectionReason } from './moderation.ts'
import { countByStatus } from './queries.ts'
import type { QueueCounts } from './view.ts'

export type Decided = { commentId: string; status: CommentStatus; counts: QueueCounts }

/** These three throw moderation.changed_meanwhile, and site.takedown_unconfirmed where something goes from readers. */
export const approveComment = (context: Context, input: Decision): Promise<Decided> =>
  decide(context, input, 'approved', null, '')

export const rejectComment = (context: Context, input: Rejection): Promise<Decided> =>
  decide(context, input, 'rejected', input.reason, input.note)

export const markSpam = (context: Context, input: Decision): Promise<Decided> =>
  decide(context, input, 'spam', null, '')

async function decide(
  { viewer, now }: Context,
  { commentId, expectedStatus }: Decision,
  to: CommentStatus,
  reason: RejectionReason | null,
  note: string,
): Promise<Decided> {
  return change(async (tx) => {
    authorize(viewer, 'comment.moderate')
    const comment = await lockComment(tx, commentId)
    // Two moderators, one comment: the second is told, and decides again on what is true now.
    if (comment.status !== expectedStatus) throw new AppError('moderation.changed_meanwhile')
    checkDecision(comment.status, to, reason)
    await tx.insert(commentDecisions).values({
      commentId,
      actorId: viewer.id,
      fromStatus: comment.status,
      toStatus: to,
      reason,
      note,
      decidedAt: now,
    })
    return setStatus(tx, comment, { to, actorId: viewer.id, isUndo: false, now })
  })
}

/**
 * Takes the newest decision back: the comment is again what it was before it. Throws moderation.nothing_to_undo,
 * moderation.changed_meanwhile, site.takedown_unconfirmed.
 */
export async function undoDecision({ viewer, now }: Context, input: { commentId: string }): Promise<Decided> {
  return change(async (tx) => {
    authorize(viewer, 'comment.moderate')
    const comment = await lockComment(tx, input.commentId)
    const [last] = await tx
      .select()
      .from(commentDecisions)
      .where(and(eq(commentDecisions.commentId, comment.id)))
      .orderBy(desc(commentDecisions.decidedAt), desc(commentDecisions.id))
      .limit(1)
    if (!last || last.undoes || last.toStatus !== comment.status)
      throw new AppError('moderation.nothing_to_undo')
    // A colleague has decided since: what one takes back is one's own decision, never theirs unseen.
    if (last.actorId !== viewer.id) throw new AppError('moderation.changed_meanwhile')
    const back = last.fromStatus ?? 'pending'
    await tx.insert(commentDecisions).values({
      commentId: comment.id,
      actorId: viewer.id,
      fromStatus: comment.status,
      toStatus: back,
      undoes: last.id,
      decidedAt: now,
    })
    return setStatus(tx, comment, { to: back, actorId: viewer.id, isUndo: true, now })
  })
}

async function lockComment(tx: Tx, id: string): Promise<typeof comments.$inferSelect> {
  const [comment] = await tx.select().from(comments).where(eq(comments.id, id)).for('no key update')
  if (!comment) throw new AppError('moderation.changed_meanwhile')
  return comment
}

const events = {
  pending: commentReopened,
  approved: commentApproved,
  rejected: commentRejected,
  spam: commentMarkedSpam,
} as const

async function setStatus(
  tx: Tx,
  comment: typeof comments.$inferSelect,
  { to, actorId, isUndo, now }: { to: CommentStatus; actorId: string; isUndo: boolean; now: Date },
): Promise<Decided> {
  const { id: commentId, articleId, status: from } = comment
  const rootId = comment.rootId ?? commentId
  await tx
    .update(comments)
    // Its first hour stays to the microsecond: it is its place in the thread.
    .set({ status: to, ...(to === 'approved' && !comment.publishedAt ? { publishedAt: now } : {}) })
    .where(eq(comments.id, commentId))
  if (to === 'approved' || from === 'approved') {
    // A step and not a count: the lock on the comment keeps the step from being taken twice, the row's own keeps it from being lost.
    const step = Number(to === 'approved') - Number(from === 'approved')
    await tx
      .update(articles)
      .set({ commentCount: sql`${articles.commentCount} + ${step}` })
      .where(eq(articles.id, articleId))
  }
  await record(tx, events[to](actorId, commentId, { articleId, rootId, from, isUndo }))
  return { commentId, status: to, counts: await countByStatus(tx) }
}
