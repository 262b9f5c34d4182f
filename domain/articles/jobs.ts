import { eq } from 'drizzle-orm'
import { tags } from '#contract/tags.ts'
import { transaction } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { articles } from '#db/schema/articles.ts'
import { touched } from '#domain/invalidation/invalidations.ts'
import { invalidate } from '#domain/invalidation/record.ts'
import { queues } from '#domain/jobs/queues.ts'
import { sendJob } from '#domain/jobs/send.ts'
import { changesMasthead, placementOf } from '../listings/article-listings.ts'
import { isScheduled, isVisible } from './article.ts'

/**
 * At an article's hour: what lists it is stale. Doing it twice does no harm. The database says whether the hour has
 * come; a job that is early comes again at the hour, so that none succeeds for nothing.
 */
export async function refreshPublication(articleId: string): Promise<void> {
  await transaction(async (tx) => {
    const [row] = await tx
      .select({ article: articles, clock: databaseClock })
      .from(articles)
      .where(eq(articles.id, articleId))
    if (!row) return
    const { article, clock } = row
    if (isVisible(article, clock)) {
      const event = touched.articlePublished(await placementOf(tx, articleId))
      const masthead = await changesMasthead(tx, articleId, null, article.sectionId)
      await invalidate(tx, masthead ? { ...event, tags: [...event.tags, tags.site] } : event)
    } else if (isScheduled(article, clock))
      await sendJob(tx, queues.publicationDue.name, { articleId }, { startAfter: article.publishedAt! })
  })
}
