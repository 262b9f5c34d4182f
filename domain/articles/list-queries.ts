import { and, asc, desc, eq, gt, gte, inArray, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import {
  publicArticleOrder as order,
  publicArticles,
  publicBylineOrder,
  publicBylines,
  publicListCounts,
  publicRelated,
  publicTopicOrder,
  publicTopics,
} from '#db/schema/public.ts'
import type { Page } from '#domain/page.ts'
import type { BylineProfile } from '#domain/people/view.ts'
import { getSection, readFamily } from '#domain/sections/queries.ts'
import type { SectionView } from '#domain/sections/view.ts'
import type { TopicView } from '#domain/topics/view.ts'
import { slugPattern } from '#lib/slug.ts'
import { allId } from './list-id.ts'
import { summaryColumns, toSummary } from './summary.ts'
import type { ArticleSummary, ArticleView } from './view.ts'

/** Items on a page of a list: two screens on a phone's thumb, one of a desk's. */
export const pageSize = 20

type Place = { limit: number; offset?: number }
const newestFirst = [desc(order.publishedAt), desc(order.id)]

/** First which articles, by index; then their words, by id: the view of the words cannot use an order. */
async function list(
  where: SQL | undefined,
  { limit, offset = 0 }: Place,
  by = newestFirst,
): Promise<ArticleSummary[]> {
  const chosen = await publicDb()
    .select({ id: order.id })
    .from(order)
    .where(where)
    .orderBy(...by)
    .limit(limit)
    .offset(offset)
  return listByIds(chosen.map((row) => row.id))
}

async function listOf(
  view: typeof publicTopicOrder | typeof publicBylineOrder,
  listId: string,
  { limit, offset = 0 }: Place,
): Promise<ArticleSummary[]> {
  const chosen = await publicDb()
    .select({ id: view.id })
    .from(view)
    .where(eq(view.listId, listId))
    .orderBy(desc(view.publishedAt), desc(view.id))
    .limit(limit)
    .offset(offset)
  return listByIds(chosen.map((row) => row.id))
}

/** Of these, those that readers see, in this order. */
export async function listByIds(ids: string[]): Promise<ArticleSummary[]> {
  if (ids.length === 0) return []
  const rows = await publicDb()
    .select(summaryColumns)
    .from(publicArticles)
    .where(inArray(publicArticles.id, ids))
  const found = new Map(rows.map((row) => [row.id, toSummary(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/**
 * Pages have numbers, which are linked and indexed, so a further one is found by stepping over those before it: entries of
 * one index, ten thousand of them in a few milliseconds. How many there are is kept, not counted.
 */
async function listPage(
  listIds: string[],
  page: number,
  read: (place: Place) => Promise<ArticleSummary[]>,
): Promise<Page<ArticleSummary>> {
  const [items, total] = await Promise.all([
    read({ limit: pageSize, offset: (page - 1) * pageSize }),
    countLists(listIds),
  ])
  return { items, page, pages: Math.max(1, Math.ceil(total / pageSize)), total }
}

/** Of lists that share no article. */
async function countLists(listIds: string[]): Promise<number> {
  const rows = await publicDb()
    .select({ total: publicListCounts.total })
    .from(publicListCounts)
    .where(inArray(publicListCounts.listId, listIds))
  return rows.reduce((sum, { total }) => sum + total, 0)
}

export const countArticles = (): Promise<number> => countLists([allId])

export const listNewest = (limit: number): Promise<ArticleSummary[]> => list(undefined, { limit })

export const listNewestOfSections = (sectionIds: string[], limit: number): Promise<ArticleSummary[]> =>
  listOfSections(sectionIds, { limit })

/**
 * Of one section by its index; of several each by its own, joined in the order of time. Each says how far it can be needed:
 * only then does the planner merge them, and read no more entries than it steps over.
 */
async function listOfSections(sectionIds: string[], { limit, offset = 0 }: Place): Promise<ArticleSummary[]> {
  const [only, ...others] = sectionIds
  if (only === undefined) return []
  if (others.length === 0) return list(eq(order.sectionId, only), { limit, offset })
  const each = sectionIds.map(
    (id) => sql`(select o.id, o.published_at from ${order} o where o.section_id = ${id}::uuid
      order by o.published_at desc, o.id desc limit ${offset + limit}::int)`,
  )
  const chosen = await publicDb().execute<{ id: string }>(sql`
    select l.id from (${sql.join(each, sql` union all `)}) as l
    order by l.published_at desc, l.id desc limit ${limit}::int offset ${offset}::int`)
  return listByIds(chosen.map(({ id }) => id))
}

export const listLatest = (page: number): Promise<Page<ArticleSummary>> =>
  listPage([allId], page, (place) => list(undefined, place))

export async function listBySection(
  slug: string,
  page: number,
): Promise<{ section: SectionView; articles: Page<ArticleSummary> } | null> {
  const section = await getSection(slug)
  if (!section) return null
  const family = (await readFamily(section)).map(({ id }) => id)
  return { section, articles: await listPage(family, page, (place) => listOfSections(family, place)) }
}

export async function listByTopic(
  slug: string,
  page: number,
): Promise<{ topic: TopicView; articles: Page<ArticleSummary> } | null> {
  if (!slugPattern.test(slug)) return null
  const [topic] = await publicDb().select().from(publicTopics).where(eq(publicTopics.slug, slug))
  if (!topic) return null
  return {
    topic: { slug: topic.slug, name: topic.name },
    articles: await listPage([topic.id], page, (place) => listOf(publicTopicOrder, topic.id, place)),
  }
}

export async function listByByline(
  slug: string,
  page: number,
): Promise<{ byline: BylineProfile; articles: Page<ArticleSummary> } | null> {
  if (!slugPattern.test(slug)) return null
  const [row] = await publicDb().select().from(publicBylines).where(eq(publicBylines.slug, slug))
  if (!row) return null
  const { id, name, jobTitle, biography, portrait, links } = row
  return {
    byline: { id, slug, name, jobTitle, biography, portrait, links },
    articles: await listPage([id], page, (place) => listOf(publicBylineOrder, id, place)),
  }
}

/**
 * « À lire aussi »: what an editor has chosen, then the newest that share a topic, then the newest of the section. What
 * readers cannot see is left out, and its place goes to the next.
 */
export async function listRelated(article: ArticleView, limit = 4): Promise<ArticleSummary[]> {
  const [chosen, found] = await Promise.all([
    listChosen(article.id, limit),
    topicIdsOf(article).then((topicIds) => listClose(article, topicIds, limit)),
  ])
  const chosenIds = new Set(chosen.map(({ id }) => id))
  const close = [...chosen, ...found.filter(({ id }) => !chosenIds.has(id))].slice(0, limit)
  if (close.length >= limit) return close
  const known = [article.id, ...close.map((a) => a.id)]
  const section = await getSection(article.section.slug)
  if (!section) return close
  const near = await list(and(notInArray(order.id, known), eq(order.sectionId, section.id)), {
    limit: limit - close.length,
  })
  return [...close, ...near]
}

async function listChosen(articleId: string, limit: number): Promise<ArticleSummary[]> {
  const rows = await publicDb()
    .select({ id: publicRelated.relatedId })
    .from(publicRelated)
    .where(eq(publicRelated.articleId, articleId))
    .orderBy(asc(publicRelated.position))
    .limit(limit)
  return listByIds(rows.map(({ id }) => id))
}

/** The newest of these topics but this one: a few of each, by its index, and of those the newest. */
async function listClose(article: ArticleView, topicIds: string[], limit: number): Promise<ArticleSummary[]> {
  const db = publicDb()
  const ofTopics = await Promise.all(
    topicIds.map((topicId) =>
      db
        .select({ id: publicTopicOrder.id, publishedAt: publicTopicOrder.publishedAt })
        .from(publicTopicOrder)
        .where(and(eq(publicTopicOrder.listId, topicId), ne(publicTopicOrder.id, article.id)))
        .orderBy(desc(publicTopicOrder.publishedAt), desc(publicTopicOrder.id))
        .limit(limit),
    ),
  )
  const found = [...new Map(ofTopics.flat().map((row) => [row.id, row])).values()]
  const newest = found.toSorted((a, b) => +b.publishedAt - +a.publishedAt || (a.id < b.id ? 1 : -1))
  return listByIds(newest.slice(0, limit).map(({ id }) => id))
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

/** Of everything, or of these sections. */
export const listMostCommented = (
  limit: number,
  since: Date,
  sectionIds?: string[],
): Promise<ArticleSummary[]> =>
  list(
    and(
      gt(order.commentCount, 0),
      gte(order.publishedAt, since),
      sectionIds && inArray(order.sectionId, sectionIds),
    ),
    { limit },
    [desc(order.commentCount), desc(order.publishedAt)],
  )
