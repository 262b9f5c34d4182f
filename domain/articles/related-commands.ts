import { and, eq, inArray, isNull } from 'drizzle-orm'
import { articleRelated, articles } from '#db/schema/articles.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { articleRelatedChosen } from './events.ts'
import type { ChooseRelated } from './input.ts'
import { lockArticle } from './revisions.ts'

/**
 * Which stories stand beside an article, in this order, before those that a rule finds. One that readers cannot see keeps
 * its place and is shown when they can. Throws article.related_missing.
 */
export async function chooseRelated(
  { viewer }: Context,
  input: ChooseRelated,
): Promise<{ relatedIds: string[] }> {
  return change(async (tx) => {
    const { article, draft } = await lockArticle(tx, input.articleId)
    authorize(viewer, 'article.publish', article)
    const relatedIds = [...new Set(input.relatedIds)]
    if (relatedIds.length > 0) {
      const found = await tx
        .select({ id: articles.id })
        .from(articles)
        .where(and(inArray(articles.id, relatedIds), isNull(articles.deletedAt)))
      if (found.length < relatedIds.length || relatedIds.includes(article.id))
        throw new AppError('article.related_missing')
    }
    await tx.delete(articleRelated).where(eq(articleRelated.articleId, article.id))
    if (relatedIds.length > 0)
      await tx
        .insert(articleRelated)
        .values(relatedIds.map((relatedId, position) => ({ articleId: article.id, relatedId, position })))
    await record(
      tx,
      articleRelatedChosen(viewer.id, article.id, { title: draft.title, count: relatedIds.length }),
    )
    return { relatedIds }
  })
}
