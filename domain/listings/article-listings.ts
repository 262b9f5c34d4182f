import { and, asc, desc, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '#db/client.ts'
import { articleBylines, articleRelated, articles, articleTopics } from '#db/schema/articles.ts'
import { bylines } from '#db/schema/people.ts'
import {
  publicNavigation,
  publicTopicOrder,
  publicArticleOrder as visibleArticles,
} from '#db/schema/public.ts'
import { sections } from '#db/schema/sections.ts'
import { settings } from '#db/schema/site.ts'
import { topics } from '#db/schema/topics.ts'
import { namedIds } from '#domain/navigation/navigation.ts'
import { siteSettings } from '#domain/settings/settings.ts'
import { calendarDay } from '#lib/dates.ts'
import type { Placement } from './placement.ts'
import { holdTree } from './section-tree.ts'

export async function placementOf(tx: Tx, articleId: string): Promise<Placement> {
  await holdTree(tx)
  const parent = alias(sections, 'parent')
  const [section] = await tx
    .select({ slug: sections.slug, parent: parent.slug, publishedAt: articles.publishedAt })
    .from(articles)
    .innerJoin(sections, eq(sections.id, articles.sectionId))
    .leftJoin(parent, eq(parent.id, sections.parentId))
    .where(eq(articles.id, articleId))
  const topicRows = await tx
    .select({ slug: topics.slug })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(eq(articleTopics.articleId, articleId))
  const bylineRows = await tx
    .select({ slug: bylines.slug })
    .from(articleBylines)
    .innerJoin(bylines, eq(bylines.id, articleBylines.bylineId))
    .where(eq(articleBylines.articleId, articleId))
  return {
    id: articleId,
    sections: section ? [section.slug] : [],
    parents: section?.parent ? [section.parent] : [],
    topics: topicRows.map((row) => row.slug),
    bylines: bylineRows.map((row) => row.slug),
    around: await aroundOf(tx, articleId),
    days: section?.publishedAt ? [calendarDay(section.publishedAt, await zoneOf(tx))] : [],
    ...(await translationsOf(tx, articleId)),
  }
}

/** The group of its translations, and the days of those that readers see. */
async function translationsOf(tx: Tx, articleId: string): Promise<Pick<Placement, 'translations'>> {
  const [own] = await tx
    .select({ groupId: articles.translationGroupId })
    .from(articles)
    .where(eq(articles.id, articleId))
  if (!own?.groupId) return {}
  return { translations: { groups: [own.groupId], days: await daysOfGroup(tx, own.groupId, articleId) } }
}

/** The days on which articles of a group appeared that readers see: the maps of these name them together. */
export async function daysOfGroup(tx: Tx, groupId: string, exceptId: string | null): Promise<string[]> {
  const rows = await tx
    .select({ publishedAt: articles.publishedAt })
    .from(articles)
    .innerJoin(visibleArticles, eq(visibleArticles.id, articles.id))
    .where(
      and(
        eq(articles.translationGroupId, groupId),
        exceptId === null ? undefined : ne(articles.id, exceptId),
      ),
    )
  const zone = await zoneOf(tx)
  return [...new Set(rows.map(({ publishedAt }) => calendarDay(publishedAt!, zone)))].toSorted()
}

/** The pages that lead to an article: those that chose it, and of its section the one before and the one after it. */
async function aroundOf(tx: Tx, articleId: string): Promise<string[]> {
  const chosenBy = await tx
    .select({ id: articleRelated.articleId })
    .from(articleRelated)
    .where(eq(articleRelated.relatedId, articleId))
  const [own] = await tx
    .select({ sectionId: articles.sectionId, publishedAt: articles.publishedAt })
    .from(articles)
    .where(eq(articles.id, articleId))
  if (!own?.sectionId || !own.publishedAt) return chosenBy.map(({ id }) => id)
  const isHere = eq(visibleArticles.sectionId, own.sectionId)
  // Asked of the database: it knows the hour to the microsecond.
  const place = sql`((select p.published_at from ${articles} p where p.id = ${articleId}), ${articleId}::uuid)`
  const at = sql`(${visibleArticles.publishedAt}, ${visibleArticles.id})`
  const neighbour = (where: SQL, ...order: SQL[]) =>
    tx
      .select({ id: visibleArticles.id })
      .from(visibleArticles)
      .where(and(isHere, where))
      .orderBy(...order)
      .limit(1)
  const before = await neighbour(
    sql`${at} < ${place}`,
    desc(visibleArticles.publishedAt),
    desc(visibleArticles.id),
  )
  const after = await neighbour(
    sql`${at} > ${place}`,
    asc(visibleArticles.publishedAt),
    asc(visibleArticles.id),
  )
  return [...new Set([...chosenBy, ...before, ...after].map(({ id }) => id))]
}

/** The newsroom's time zone, as this transaction sees it. */
async function zoneOf(tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ zone: sql<string | null>`${settings.value} ->> 'timeZone'` })
    .from(settings)
    .where(eq(settings.key, siteSettings.key))
  return row?.zone ?? siteSettings.defaults.timeZone
}

/**
 * Whether the masthead changes with one article: a section stands there, or on the page of its parent, while it or one of its
 * sub-sections holds anything that readers see. `before` and `after` are the sections in which readers saw the article and
 * will see it; null for nowhere.
 */
export async function changesMasthead(
  tx: Tx,
  articleId: string,
  before: string | null,
  after: string | null,
): Promise<boolean> {
  if (before === after) return false
  const own = [before, after].filter((id) => id !== null)
  const parents = await tx
    .selectDistinct({ id: sections.parentId })
    .from(sections)
    .where(and(inArray(sections.id, own), isNotNull(sections.parentId)))
  const touchedSections = [...new Set([...own, ...parents.flatMap(({ id }) => id ?? [])])]
  // One at a time: of two that leave a section together, each would see the other one in it.
  await tx
    .select({ id: sections.id })
    .from(sections)
    .where(inArray(sections.id, touchedSections))
    .orderBy(sections.id)
    .for('no key update')
  // The first entry of each one's index answers, however much it holds.
  const kept = await tx.execute(sql`
    select s.id from sections s where ${inArray(sql`s.id`, touchedSections)} and exists (
      select 1 from sections m cross join lateral (
        select 1 from ${visibleArticles} a where a.section_id = m.id and a.id <> ${articleId}::uuid
        order by a.published_at desc limit 1) as other
      where m.id = s.id or m.parent_id = s.id)`)
  return kept.length < touchedSections.length
}

/**
 * The same of topics that the newsroom has put into the masthead or the footer: a link stands there while the topic has
 * an article that readers see. `before` and `after` are the topics, by slug, under which readers saw the article and will
 * see it.
 */
export async function changesTopicLinks(
  tx: Tx,
  articleId: string,
  before: readonly string[],
  after: readonly string[],
): Promise<boolean> {
  const moved = [
    ...before.filter((slug) => !after.includes(slug)),
    ...after.filter((slug) => !before.includes(slug)),
  ]
  if (moved.length === 0) return false
  const [row] = await tx.select({ value: publicNavigation.value }).from(publicNavigation)
  const named = row ? namedIds(row.value).topics : []
  if (named.length === 0) return false
  const linked = await tx
    .select({ id: topics.id })
    .from(topics)
    .where(and(inArray(topics.id, named), inArray(topics.slug, moved)))
  if (linked.length === 0) return false
  const ids = linked.map(({ id }) => id)
  const kept = await tx
    .selectDistinct({ id: publicTopicOrder.listId })
    .from(publicTopicOrder)
    .where(and(inArray(publicTopicOrder.listId, ids), ne(publicTopicOrder.id, articleId)))
  return kept.length < ids.length
}
