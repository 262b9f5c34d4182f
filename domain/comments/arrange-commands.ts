import { and, eq, isNull } from 'drizzle-orm'
import { articles } from '#db/schema/articles.ts'
import { users } from '#db/schema/people.ts'
import { authorize } from '#domain/access.ts'
import { closingHour } from '#domain/articles/comment-mode.ts'
import { articleCommentsArranged } from '#domain/articles/events.ts'
import { lockArticle } from '#domain/articles/revisions.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import type { ArrangeComments } from './arrange-input.ts'

/**
 * How the comments of an article reach readers, whom they ask, and when the thread shuts by itself. Throws
 * comment.expert_missing, field.choice.
 */
export async function arrangeComments(
  { viewer }: Context,
  input: ArrangeComments,
): Promise<{ closesAt: string | null }> {
  return change(async (tx) => {
    const { article, draft } = await lockArticle(tx, input.articleId)
    authorize(viewer, 'article.publish', article)
    const isAsking = input.mode === 'expert_questions'
    if (isAsking && !input.expertId)
      throw new AppError('comment.expert_missing', { fields: { expertId: 'comment.expert_missing' } })
    const expertId = isAsking ? input.expertId : null
    if (expertId) {
      const [expert] = await tx
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.id, expertId), isNull(users.disabledAt)))
      if (!expert) throw new AppError('field.choice', { fields: { expertId: 'field.choice' } })
    }
    await tx
      .update(articles)
      .set({ commentsMode: input.mode, commentsCloseDays: input.closeDays, expertId })
      .where(eq(articles.id, article.id))
    const closing = closingHour({
      commentsCloseDays: input.closeDays,
      publishedAt: article.status === 'published' ? article.publishedAt : null,
    })
    const closesAt = closing?.toISOString() ?? null
    await record(
      tx,
      articleCommentsArranged(viewer.id, article.id, { title: draft.title, mode: input.mode, closesAt }),
    )
    return { closesAt }
  })
}
