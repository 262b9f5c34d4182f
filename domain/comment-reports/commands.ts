import { and, eq, isNull } from 'drizzle-orm'
import { guestDb, guestTransaction, type Tx } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { articles } from '#db/schema/articles.ts'
import { commentReports, comments } from '#db/schema/comments.ts'
import { authorize } from '#domain/access.ts'
import { isVisible } from '#domain/articles/article.ts'
import { networkHash } from '#domain/comments/contact.ts'
import { deviceKeyFor, deviceTurnKey, type ReaderDevice } from '#domain/comments/reader-device.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { takePoints } from '#domain/rate-limit.ts'
import { commentReportLimits } from './comment-report.ts'
import { commentKept, commentReported } from './events.ts'
import type { KeepComment, ReportComment } from './input.ts'

export type CommentReporter = { now: Date; clientAddress: string; device: ReaderDevice }

/**
 * A reader says that something is wrong with a comment. One a device and comment: who says it again is told that it came.
 * Throws comment.report_limited, comment.not_found.
 */
export async function reportComment(
  { now, clientAddress, device }: CommentReporter,
  input: ReportComment,
): Promise<{ articleId: string }> {
  const network = Buffer.from(networkHash(clientAddress, now)).toString('base64url')
  const taken = await takePoints(guestDb(), [
    { key: `comment-report:${network}`, limit: commentReportLimits.network },
    { key: `comment-report-device:${deviceTurnKey(device.number)}`, limit: commentReportLimits.device },
  ])
  const refused = taken.find(({ allowed }) => !allowed)
  if (refused) throw new AppError('comment.report_limited', { values: { seconds: refused.retryAfter } })
  return change(async (tx) => {
    const articleId = await articleOfOnline(tx, input.commentId)
    const inserted = await tx
      .insert(commentReports)
      .values({ ...input, deviceKey: deviceKeyFor(device.number, input.commentId) })
      .onConflictDoNothing()
      .returning({ id: commentReports.id })
    if (inserted.length > 0)
      await record(tx, commentReported(null, input.commentId, { articleId, reason: input.reason }))
    return { articleId }
  }, guestTransaction)
}

/** Below an open thread or a closed one: the law asks for no less. */
async function articleOfOnline(tx: Tx, commentId: string): Promise<string> {
  const [found] = await tx
    .select({
      articleId: comments.articleId,
      commentStatus: comments.status,
      status: articles.status,
      publishedAt: articles.publishedAt,
      clock: databaseClock,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(eq(comments.id, commentId))
  if (found?.commentStatus !== 'approved' || !isVisible(found, found.clock))
    throw new AppError('comment.not_found')
  return found.articleId
}

/** The comment stays, and its reports are answered. Throws moderation.changed_meanwhile. */
export async function keepComment(
  { viewer, now }: Context,
  input: KeepComment,
): Promise<{ reports: number }> {
  return change(async (tx) => {
    authorize(viewer, 'comment.moderate')
    const [comment] = await tx
      .select({ id: comments.id, articleId: comments.articleId, status: comments.status })
      .from(comments)
      .where(eq(comments.id, input.commentId))
      .for('no key update')
    if (comment?.status !== 'approved') throw new AppError('moderation.changed_meanwhile')
    const answered = await tx
      .update(commentReports)
      .set({ decidedAt: now, decidedBy: viewer.id, outcome: 'kept' })
      .where(and(eq(commentReports.commentId, comment.id), isNull(commentReports.decidedAt)))
      .returning({ id: commentReports.id })
    // A colleague was faster: there is nothing left to answer.
    if (answered.length === 0) throw new AppError('moderation.changed_meanwhile')
    await record(
      tx,
      commentKept(viewer.id, comment.id, { articleId: comment.articleId, reports: answered.length }),
    )
    return { reports: answered.length }
  })
}
