import { and, count, desc, eq, exists, gt, gte, inArray, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import {
  publicArticleOrder as order,
  publicArticleBylines,
  publicArticles,
  publicArticleTopics,
  publicBylines,
  publicTopics,
} from '#db/schema/public.ts'
import type { Page } from '#domain/page.ts'
import type { BylineView } from '#domain/people/view.ts'
import { getSection } from '#domain/sections/queries.ts'
import type { SectionView } from '#domain/sections/view.ts'
import type { TopicView } from '#domain/topics/view.ts'
import { slugPattern } from '#lib/slug.ts'
import { summaryColumns, toSummary } from './summary.ts'
import type { ArticleSummary, ArticleView } from './view.ts'

/** Items on a page of a list: two screens on a phone's thumb, one of a desk's. */
export const pageSize = 20

const latestFirst = [desc(order.publishedAt), desc(order.id)]

/** First which articles, by index; then their words, by id: the view of the words cannot use an order. */
async function list(
  where: SQL | undefined,
  limit: number,
  offset = 0,
  by = latestFirst,
): Promise<ArticleSummary[]> {
  const db = publicDb()
  const chosen = await db
    .select({ id: order.id })
    .from(order)
    .where(where)
    .orderBy(...by)
    .limit(limit)
    .offset(offset)
  const ids = chosen.map((row) => row.id)
  if (ids.length === 0) return []
  const rows = await db.select(summaryColumns).from(publicArticles).where(inArray(publicArticles.id, ids))
  const found = new Map(rows.map((row) => [row.id, toSummary(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

async function listPage(where: SQL | undefined, page: number): Promise<Page<ArticleSummary>> {
  const [items, [total]] = await Promise.all([
    list(where, pageSize, (page - 1) * pageSize),
    publicDb().select({ n: count() }).from(order).where(where),
  ])
  return { items, page, pages: Math.max(1, Math.ceil(total!.n / pageSize)), total: total!.n }
}

export const listNewest = (limit: number): Promise<ArticleSummary[]> => list(undefined, limit)

export const listNewestOfSection = (sectionId: string, limit: number): Promise<ArticleSummary[]> =>
  list(eq(order.sectionId, sectionId), limit)

export const listLatest = (page: number): Promise<Page<ArticleSummary>> => listPage(undefined, page)

export async function listBySection(
  slug: string,
  page: number,
): Promise<{ section: SectionView; articles: Page<ArticleSummary> } | null> {
  const section = await getSection(slug)
  return section ? { section, articles: await listPage(eq(order.sectionId, section.id), page) } : null
}

const hasTopic = (topicIds: string[]): SQL =>
  exists(
    publicDb()
      .select({ one: sql`1` })
      .from(publicArticleTopics)
      .where(
        and(eq(publicArticleTopics.articleId, order.id), inArray(publicArticleTopics.topicId, topicIds)),
      ),
  )

export async function listByTopic(
  slug: string,
  page: number,
): Promise<{ topic: TopicView; articles: Page<ArticleSummary> } | null> {
  if (!slugPattern.test(slug)) return null
  const [topic] = await publicDb().select().from(publicTopics).where(eq(publicTopics.slug, slug))
  if (!topic) return null
  return {
    topic: { slug: topic.slug, name: topic.name },
    articles: await listPage(hasTopic([topic.id]), page),
  }
}

export async function listByByline(
  slug: string,
  page: number,
): Promise<{ byline: BylineView; articles: Page<ArticleSummary> } | null> {
  if (!slugPattern.test(slug)) return null
  const db = publicDb()
  const [row] = await db.select().from(publicBylines).where(eq(publicBylines.slug, slug))
  if (!row) return null
  const signed = db
    .select({ one: sql`1` })
    .from(publicArticleBylines)
    .where(and(eq(publicArticleBylines.articleId, order.id), eq(publicArticleBylines.bylineId, row.id)))
  const { id, name, jobTitle, biography } = row
  return { byline: { id, slug, name, jobTitle, biography }, articles: await listPage(exists(signed), page) }
}

/** « À lire aussi »: the newest that share a topic, then the newest of the section. */
export async function listRelated(article: ArticleView, limit = 4): Promise<ArticleSummary[]> {
  const topicIds = await topicIdsOf(article)
  const close =
    topicIds.length > 0 ? await list(and(ne(order.id, article.id), hasTopic(topicIds)), limit) : []
  if (close.length >= limit) return close
  const known = [article.id, ...close.map((a) => a.id)]
  const section = await getSection(article.section.slug)
  if (!section) return close
  const near = await list(
    and(notInArray(order.id, known), eq(order.sectionId, section.id)),
    limit - close.length,
  )
  return [...close, ...near]
}

async function topicIdsOf(article: ArticleView): Promise<string[]> {
  if (article.topics.length === 0) return []
  const slugs = article.topics.map((topic) => topic.slug)
  const rows = await publicDb()
    .select({ id: publicTopics.id })
    .from(publicTopics)
    .where(inArray(publicTopics.slug, slugs))
  return rows.map((row) => row.id)
}

export const listMostCommented = (limit: number, since: Date): Promise<ArticleSummary[]> =>
  list(and(gt(order.commentCount, 0), gte(order.publishedAt, since)), limit, 0, [
    desc(order.commentCount),
    desc(order.publishedAt),
  ])
