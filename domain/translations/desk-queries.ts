import { and, asc, desc, eq, inArray, isNull, ne, notInArray, or, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleDrafts, articles } from '#db/schema/articles.ts'
import type { Viewer } from '#domain/access.ts'
import { allows } from '#domain/articles/desk-queries.ts'
import { whereFound } from '#domain/articles/desk-search-queries.ts'
import type { TranslationChoice } from './view.ts'

/** Enough to choose from: who does not find it among these types another word. */
const mostOffered = 12

const columns = {
  id: articles.id,
  title: articleDrafts.title,
  language: articles.language,
  isVisible: sql<boolean>`coalesce(${articles.status} = 'published' and ${articles.publishedAt} <= now(), false)`,
}

/** The article in its other languages, with what readers cannot see yet. */
export async function listLinkedTranslations(
  viewer: Viewer,
  articleId: string,
): Promise<TranslationChoice[]> {
  if (!allows(viewer)) return []
  const own = appDb()
    .select({ groupId: articles.translationGroupId })
    .from(articles)
    .where(eq(articles.id, articleId))
  return appDb()
    .select(columns)
    .from(articles)
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .where(
      and(inArray(articles.translationGroupId, own), ne(articles.id, articleId), isNull(articles.deletedAt)),
    )
    .orderBy(asc(articles.language))
}

/** Articles in languages that this one has not, published or not, by words of theirs; the newest where nothing is typed. */
export async function findTranslations(
  viewer: Viewer,
  { articleId, q }: { articleId: string; q: string },
): Promise<TranslationChoice[]> {
  if (!allows(viewer)) return []
  const linked = await listLinkedTranslations(viewer, articleId)
  const [own] = await appDb()
    .select({ language: articles.language })
    .from(articles)
    .where(eq(articles.id, articleId))
  if (!own) return []
  const spoken = [own.language, ...linked.map(({ language }) => language)]
  return appDb()
    .select(columns)
    .from(articleDrafts)
    .innerJoin(articles, eq(articles.id, articleDrafts.articleId))
    .where(
      and(
        isNull(articles.deletedAt),
        ne(articles.id, articleId),
        notInArray(articles.language, spoken),
        or(ne(articles.status, 'draft'), ne(articleDrafts.title, '')),
        q.trim() === '' ? undefined : await whereFound(q),
      ),
    )
    .orderBy(desc(articleDrafts.savedAt), desc(articles.id))
    .limit(mostOffered)
}
