import { and, eq, isNotNull, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { comments } from '#db/schema/comments.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { commentPicked, commentPinned, commentUnpicked, commentUnpinned } from './events.ts'
import type { MarkComment } from './mark-input.ts'

export type Marked = { commentId: string; isOn: boolean }

/**
 * Puts a comment above the others of its article, in place of the one that stood there; or takes it from there. Throws
 * moderation.changed_meanwhile, moderation.pin_reply.
 */
export async function pinComment({ viewer, now }: Context, input: MarkComment): Promise<Marked> {
  return change(async (tx) => {
    authorize(viewer, 'comment.moderate')
    const comment = await lockOnline(tx, input)
    // An answer says little without what it answers.
    if (comment.rootId !== null) throw new AppError('moderation.pin_reply')
    if ((comment.pinnedAt !== null) === input.isOn) return { commentId: comment.id, isOn: input.isOn }
    const [before] = await tx
      .update(comments)
      .set({ pinnedAt: null })
      .where(
        and(
          eq(comments.articleId, comment.articleId),
          isNotNull(comments.pinnedAt),
          ne(comments.id, comment.id),
        ),
      )
      .returning({ id: comments.id })
    await tx
      .update(comments)
      .set({ pinnedAt: input.isOn ? now : null })
      .where(eq(comments.id, comment.id))
    const place = { articleId: comment.articleId, rootId: comment.id }
    await record(
      tx,
      input.isOn
        ? commentPinned(viewer.id, comment.id, { ...place, instead: before?.id ?? null })
        : commentUnpinned(viewer.id, comment.id, place),
    )
    return { commentId: comment.id, isOn: input.isOn }
  })
}

/** Chooses a comment for readers who read few; or no longer. Throws moderation.changed_meanwhile. */
export async function pickComment({ viewer, now }: Context, input: MarkComment): Promise<Marked> {
  return change(async (tx) => {
    authorize(viewer, 'comment.moderate')
    const comment = await lockOnline(tx, input)
    if ((comment.pickedAt !== null) !== input.isOn) {
      await tx
        .update(comments)
        .set({ pickedAt: input.isOn ? now : null })
        .where(eq(comments.id, comment.id))
      const happened = input.isOn ? commentPicked : commentUnpicked
      const place = { articleId: comment.articleId, rootId: comment.rootId ?? comment.id }
      await record(tx, happened(viewer.id, comment.id, place))
    }
    return { commentId: comment.id, isOn: input.isOn }
  })
}

/** A comment that readers see, with its article: two who pin below one article come one after the other. */
async function lockOnline(tx: Tx, { commentId }: MarkComment) {
  const [place] = await tx
    .select({ articleId: comments.articleId })
    .from(comments)
    .where(eq(comments.id, commentId))
  if (!place) throw new AppError('moderation.changed_meanwhile')
  await tx
    .select({ id: articles.id })
    .from(articles)
    .where(eq(articles.id, place.articleId))
    .for('no key update')
  const [comment] = await tx
    .select({
      id: comments.id,
      articleId: comments.articleId,
      rootId: comments.rootId,
      status: comments.status,
      pinnedAt: comments.pinnedAt,
      pickedAt: comments.pickedAt,
    })
    .from(comments)
    .where(eq(comments.id, commentId))
    .for('no key update')
  if (comment?.status !== 'approved') throw new AppError('moderation.changed_meanwhile')
  return comment
}
