import { and, eq, inArray, isNull, ne, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleBylines, articleMedia, articles, articleTopics } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { authors } from '#db/schema/people.ts'
import { publicArticleOrder as visibleArticles } from '#db/schema/public.ts'
import { sections, topics } from '#db/schema/sections.ts'
import { AppError } from '#domain/errors.ts'
import { type ArticleContent, mediaIds } from './content.ts'

/** Lists an article stands on, by slug: what its invalidations must name. */
export type Placement = { id: string; sections: string[]; topics: string[]; authors: string[] }

export async function placementOf(tx: Tx, articleId: string): Promise<Placement> {
  const [section] = await tx
    .select({ slug: sections.slug })
    .from(articles)
    .innerJoin(sections, eq(sections.id, articles.sectionId))
    .where(eq(articles.id, articleId))
  const topicRows = await tx
    .select({ slug: topics.slug })
    .from(articleTopics)
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(eq(articleTopics.articleId, articleId))
  const authorRows = await tx
    .select({ slug: authors.slug })
    .from(articleBylines)
    .innerJoin(authors, eq(authors.id, articleBylines.authorId))
    .where(eq(articleBylines.articleId, articleId))
  return {
    id: articleId,
    sections: section ? [section.slug] : [],
    topics: topicRows.map((row) => row.slug),
    authors: authorRows.map((row) => row.slug),
  }
}

/**
 * Whether the masthead changes with one article: a section stands there while it holds anything that readers see.
 * `before` and `after` are the sections in which readers saw the article and will see it; null for nowhere.
 */
export async function changesMasthead(
  tx: Tx,
  articleId: string,
  before: string | null,
  after: string | null,
): Promise<boolean> {
  if (before === after) return false
  const touchedSections = [before, after].filter((id) => id !== null)
  // One at a time: of two that leave a section together, each would see the other one in it.
  await tx
    .select({ id: sections.id })
    .from(sections)
    .where(inArray(sections.id, touchedSections))
    .orderBy(sections.id)
    .for('no key update')
  const kept = await tx
    .selectDistinct({ id: visibleArticles.sectionId })
    .from(visibleArticles)
    .where(and(inArray(visibleArticles.sectionId, touchedSections), ne(visibleArticles.id, articleId)))
  return kept.length < touchedSections.length
}

/** Before and after a change: lists that an article leaves go stale too. */
export function bothPlacements(before: Placement, after: Placement): Placement {
  return {
    id: after.id,
    sections: [...before.sections, ...after.sections],
    topics: [...before.topics, ...after.topics],
    authors: [...before.authors, ...after.authors],
  }
}

export function isSamePlacement(before: Placement, after: Placement): boolean {
  const names = ({ sections, topics, authors }: Placement) =>
    JSON.stringify([sections, topics, authors].map((slugs) => slugs.toSorted()))
  return names(before) === names(after)
}

/** Puts the published revision's bylines, topics and pictures in place of the previous one's. */
export async function placeArticle(tx: Tx, articleId: string, content: ArticleContent): Promise<void> {
  await tx.delete(articleBylines).where(eq(articleBylines.articleId, articleId))
  await tx.delete(articleTopics).where(eq(articleTopics.articleId, articleId))
  await tx.delete(articleMedia).where(eq(articleMedia.articleId, articleId))
  const bylines = [...new Set(content.authorIds)]
  await tx
    .insert(articleBylines)
    .values(bylines.map((authorId, position) => ({ articleId, authorId, position })))
  const topicIds = [...new Set(content.topicIds)]
  if (topicIds.length > 0)
    await tx
      .insert(articleTopics)
      .values(topicIds.map((topicId, position) => ({ articleId, topicId, position })))
  const pictures = mediaIds(content)
  if (pictures.length > 0)
    await tx.insert(articleMedia).values(pictures.map((mediaId) => ({ articleId, mediaId })))
}

/**
 * What the content points at must exist, and still exist when this is committed: a section removed meanwhile is a
 * clear refusal, not a foreign key that breaks later.
 */
export async function checkReferences(tx: Tx, content: ArticleContent): Promise<void> {
  const [section] = await tx
    .select({ id: sections.id })
    .from(sections)
    .where(eq(sections.id, content.sectionId!))
    .for('key share')
  if (!section)
    throw new AppError('article.section_missing', { fields: { section: 'article.section_missing' } })
  await checkAll(tx, authors, content.authorIds, 'article.byline_missing', 'bylines')
  await checkAll(tx, topics, content.topicIds, 'field.choice', 'topics')
  await checkAll(tx, media, mediaIds(content), 'media.missing', 'body', isNull(media.withdrawnAt))
}

async function checkAll(
  tx: Tx,
  table: typeof authors | typeof topics | typeof media,
  ids: string[],
  code: 'article.byline_missing' | 'field.choice' | 'media.missing',
  field: string,
  condition?: SQL,
): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const found = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(inArray(table.id, wanted), condition))
    .for('key share')
  if (found.length !== wanted.length) throw new AppError(code, { fields: { [field]: code } })
}
