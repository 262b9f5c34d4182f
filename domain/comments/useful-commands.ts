import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { guestDb, guestTransaction } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { articles } from '#db/schema/articles.ts'
import { commentReactions, comments } from '#db/schema/comments.ts'
import { isVisible } from '#domain/articles/article.ts'
import { isThreadOpen } from '#domain/articles/comment-mode.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { takePoints } from '#domain/rate-limit.ts'
import { networkHash } from './contact.ts'
import { commentFoundUseful, commentUsefulTakenBack } from './events.ts'
import { deviceKeyFor, deviceTurnKey, type ReaderDevice } from './reader-device.ts'
import { usefulLimits } from './useful.ts'

/** Which device clicks, and from where: the address is counted and not kept. */
export type Clicker = { now: Date; clientAddress: string; device: ReaderDevice }
export type Found = { commentId: string; articleId: string; count: number; isMine: boolean }

/**
 * A reader found a comment useful, or takes that back. Twice is once, whichever way, and however many clicks arrive at the same
 * moment: a row a device, and a number that moves only with a row. Throws comment.useful_limited, comment.not_found,
 * comment.closed.
 */
export async function findUseful(
  { now, clientAddress, device }: Clicker,
  input: { commentId: string; isUseful: boolean },
): Promise<Found> {
  await takeTurn(clientAddress, device, now)
  return change(async (tx) => {
    const { articleId, rootId } = await readReachable(tx, input.commentId)
    const deviceKey = deviceKeyFor(device.number, input.commentId)
    const changed = input.isUseful
      ? await tx
          .insert(commentReactions)
          .values({ commentId: input.commentId, deviceKey })
          .onConflictDoNothing()
          .returning({ id: commentReactions.commentId })
      : await tx
          .delete(commentReactions)
          .where(
            and(eq(commentReactions.commentId, input.commentId), eq(commentReactions.deviceKey, deviceKey)),
          )
          .returning({ id: commentReactions.commentId })
    const answer = { commentId: input.commentId, articleId, isMine: input.isUseful }
    if (changed.length === 0) return { ...answer, count: await readCount(tx, input.commentId) }
    // One after the other from here on: the row is locked until the end, and so is what follows from the number.
    const [counted] = await tx
      .update(comments)
      .set({ usefulCount: sql`${comments.usefulCount} + ${input.isUseful ? 1 : -1}` })
      .where(eq(comments.id, input.commentId))
      .returning({ count: comments.usefulCount })
    const happened = input.isUseful ? commentFoundUseful : commentUsefulTakenBack
    await record(tx, happened(null, input.commentId, { articleId, rootId }))
    return { ...answer, count: counted!.count }
  }, guestTransaction)
}

async function readCount(tx: Tx, commentId: string): Promise<number> {
  const [row] = await tx
    .select({ count: comments.usefulCount })
    .from(comments)
    .where(eq(comments.id, commentId))
  return row?.count ?? 0
}

/** A comment that readers see below an article that still takes comments. A closed thread is as it was said. */
async function readReachable(tx: Tx, commentId: string): Promise<{ articleId: string; rootId: string }> {
  const [found] = await tx
    .select({
      articleId: comments.articleId,
      rootId: sql<string>`coalesce(${comments.rootId}, ${comments.id})`,
      commentStatus: comments.status,
      status: articles.status,
      publishedAt: articles.publishedAt,
      commentsOpen: articles.commentsOpen,
      commentsCloseDays: articles.commentsCloseDays,
      clock: databaseClock,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(eq(comments.id, commentId))
  // One that waits, one that was refused and one that never was answer alike.
  if (found?.commentStatus !== 'approved' || !isVisible(found, found.clock))
    throw new AppError('comment.not_found')
  if (!isThreadOpen(found, found.clock)) throw new AppError('comment.closed')
  return { articleId: found.articleId, rootId: found.rootId }
}

/** Counts a click, before its transaction: a refused one counts too. Throws comment.useful_limited. */
async function takeTurn(clientAddress: string, device: ReaderDevice, now: Date): Promise<void> {
  const network = Buffer.from(networkHash(clientAddress, now)).toString('base64url')
  const taken = await takePoints(guestDb(), [
    { key: `comment-useful:${network}`, limit: usefulLimits.network },
    { key: `comment-useful-device:${deviceTurnKey(device.number)}`, limit: usefulLimits.device },
    ...(device.isNew ? [{ key: `comment-useful-new:${network}`, limit: usefulLimits.newDevices }] : []),
  ])
  const refused = taken.find(({ allowed }) => !allowed)
  if (refused) throw new AppError('comment.useful_limited', { values: { seconds: refused.retryAfter } })
}
