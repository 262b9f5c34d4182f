import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { touched } from '#domain/cache.ts'
import { invalidate } from '#domain/invalidate.ts'
import { isVisible } from './article.ts'
import { placementOf } from './placement.ts'

/** At an article's hour: what lists it is stale. Nothing else to do, and doing it twice does no harm. */
export async function refreshPublication(articleId: string, now: Date = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const [article] = await tx.select().from(articles).where(eq(articles.id, articleId))
    if (!article || !isVisible(article, now)) return
    await invalidate(tx, touched.articlePublished(await placementOf(tx, articleId)))
  })
}
