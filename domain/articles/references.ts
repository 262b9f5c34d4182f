import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleBylines, articleMedia, articleTopics } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { bylines } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import { topics } from '#db/schema/topics.ts'
import { AppError } from '#domain/errors.ts'
import { type ArticleContent, mediaIds } from './content.ts'

/** Puts the published revision's bylines, topics and pictures in place of the previous one's. */
export async function placeArticle(tx: Tx, articleId: string, content: ArticleContent): Promise<void> {
  await tx.delete(articleBylines).where(eq(articleBylines.articleId, articleId))
  await tx.delete(articleTopics).where(eq(articleTopics.articleId, articleId))
  await tx.delete(articleMedia).where(eq(articleMedia.articleId, articleId))
  const bylines = [...new Set(content.bylineIds)]
  await tx
    .insert(articleBylines)
    .values(bylines.map((bylineId, position) => ({ articleId, bylineId, position })))
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
  await checkAll(tx, bylines, content.bylineIds, 'article.byline_missing', 'bylines')
  await checkAll(tx, topics, content.topicIds, 'field.choice', 'topics')
  await checkAll(tx, media, mediaIds(content), 'media.missing', 'body', isNull(media.withdrawnAt))
}

async function checkAll(
  tx: Tx,
  table: typeof bylines | typeof topics | typeof media,
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
