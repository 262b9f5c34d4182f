import { and, eq, sql } from 'drizzle-orm'
import { databaseClock } from '#db/clock.ts'
import { articles } from '#db/schema/articles.ts'
import { domainEvents } from '#db/schema/events.ts'
import type { EventOf } from '#domain/events/catalogue.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { changesMasthead, changesTopicLinks, placementOf } from '../listings/article-listings.ts'
import { isVisible } from './article.ts'
import { articleAppeared } from './events.ts'

/**
 * At the hour of a scheduled article: says that readers see it. The database says whether the hour has come; a job that
 * is early comes again at the hour, so that none succeeds for nothing. Doing it twice says it once.
 */
export async function announceAppearance({
  subjectId: articleId,
  payload,
}: Pick<EventOf<'article.scheduled'>, 'subjectId' | 'payload'>): Promise<Date | null> {
  return change(async (tx) => {
    const [row] = await tx
      .select({ article: articles, clock: databaseClock })
      .from(articles)
      .where(eq(articles.id, articleId))
      .for('update')
    const hour = row?.article.publishedAt
    // Another hour was chosen since, and has a job of its own; or none.
    if (!hour || row.article.status !== 'published' || hour.toISOString() !== payload.publishedAt) return null
    if (!isVisible(row.article, row.clock)) return hour
    const [said] = await tx
      .select({ id: domainEvents.id })
      .from(domainEvents)
      .where(
        and(
          eq(domainEvents.subjectType, 'article'),
          eq(domainEvents.subjectId, articleId),
          eq(domainEvents.name, 'article.appeared'),
          sql`${domainEvents.payload} ->> 'publishedAt' = ${payload.publishedAt}`,
        ),
      )
      .limit(1)
    if (said) return null
    const after = await placementOf(tx, articleId)
    const masthead =
      (await changesMasthead(tx, articleId, null, row.article.sectionId)) ||
      (await changesTopicLinks(tx, articleId, [], after.topics))
    await record(
      tx,
      articleAppeared(null, articleId, {
        publishedAt: payload.publishedAt,
        after,
        changesMasthead: masthead,
      }),
    )
    return null
  })
}
