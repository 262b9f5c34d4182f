import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleDrafts, articleRelated, articles } from '#db/schema/articles.ts'
import type { Viewer } from '#domain/access.ts'
import { allows } from './desk-queries.ts'
import { whereFound } from './desk-search-queries.ts'
import type { RelatedChoice } from './view.ts'

/** Enough to choose from: who does not find it among these types another word. */
const mostOffered = 12

const columns = {
  id: articles.id,
  title: articleDrafts.title,
  isVisible: sql<boolean>`${articles.status} = 'published' and ${articles.publishedAt} <= now()`,
  publishedAt: articles.publishedAt,
}

/** What an editor has put beside an article, in its order, with what readers cannot see at the moment. */
export async function listChosenRelated(viewer: Viewer, articleId: string): Promise<RelatedChoice[]> {
  if (!allows(viewer)) return []
  return appDb()
    .select(columns)
    .from(articleRelated)
    .innerJoin(articles, eq(articles.id, articleRelated.relatedId))
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .where(and(eq(articleRelated.articleId, articleId), isNull(articles.deletedAt)))
    .orderBy(asc(articleRelated.position))
}

/** Published articles that may stand beside another, by words of theirs; the newest where nothing is typed. */
export async function findRelatable(
  viewer: Viewer,
  { articleId, q }: { articleId: string; q: string },
): Promise<RelatedChoice[]> {
  if (!allows(viewer)) return []
  const found = await appDb()
    .select({ id: articleDrafts.articleId })
    .from(articleDrafts)
    .innerJoin(articles, eq(articles.id, articleDrafts.articleId))
    .where(
      and(
        isNull(articles.deletedAt),
        ne(articles.id, articleId),
        eq(articles.status, 'published'),
        q.trim() === '' ? undefined : await whereFound(q),
      ),
    )
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(mostOffered)
  if (found.length === 0) return []
  const rows = await appDb()
    .select(columns)
    .from(articles)
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .where(
      inArray(
        articles.id,
        found.map(({ id }) => id),
      ),
    )
    .orderBy(desc(articles.publishedAt), desc(articles.id))
  return rows
}
