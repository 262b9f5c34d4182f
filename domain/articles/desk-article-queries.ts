import { and, desc, eq, isNull, lte, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { appDb } from '#db/client.ts'
import { articleDrafts, articleRevisions, articles } from '#db/schema/articles.ts'
import { users } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import { authorize, type Viewer } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { mediaViews } from '#domain/media/queries.ts'
import { listColleagues } from './colleague-queries.ts'
import { type ArticleContent, mediaIds } from './content.ts'
import { allows, scope } from './desk-queries.ts'
import { formatOf, mentionedIds } from './document.ts'
import { listMentions } from './mention-queries.ts'
import type { DeskArticleDetail, DraftView, RevisionView } from './view.ts'

export async function getDeskArticle(viewer: Viewer, id: string): Promise<DeskArticleDetail | null> {
  if (!allows(viewer)) return null
  const savers = alias(users, 'savers')
  const publishedSections = alias(sections, 'published_sections')
  const [row] = await appDb()
    .select({
      article: articles,
      draft: articleDrafts,
      owner: users.name,
      savedBy: savers.name,
      publishedSection: publishedSections.slug,
    })
    .from(articles)
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(users, eq(users.id, articles.ownerId))
    .leftJoin(savers, eq(savers.id, articleDrafts.savedBy))
    .leftJoin(publishedSections, eq(publishedSections.id, articles.sectionId))
    .where(and(eq(articles.id, id), isNull(articles.deletedAt), scope(viewer)))
  if (!row) return null
  const { article, draft } = row
  return {
    id: article.id,
    slug: article.slug,
    status: article.status,
    workflow: article.workflow,
    publishedAt: article.publishedAt,
    ownerId: article.ownerId,
    owner: row.owner,
    commentsOpen: article.commentsOpen,
    comments: {
      isOpen: article.commentsOpen,
      mode: article.commentsMode,
      closeDays: article.commentsCloseDays,
      expertId: article.expertId,
      colleagues: await listColleagues(),
    },
    language: article.language,
    version: draft.version,
    savedAt: draft.savedAt,
    savedBy: row.savedBy,
    content: draft.content,
    pictures: await mediaViews(mediaIds(draft.content)),
    mentions: await listMentions(mentionedIds(draft.content.body)),
    sectionSlug: row.publishedSection,
    publishedSlug: article.status === 'draft' ? null : article.slug,
    lastReturnNote: article.workflow === 'writing' ? await lastReturnNote(article.id) : null,
  }
}

/**
 * The newest words, for a page that has others: read without a lock, so that no writer waits. Throws article.not_found,
 * and article.format_newer for a page that would drop some of them.
 */
export async function readDraft(
  { viewer }: Pick<Context, 'viewer'>,
  input: { articleId: string; format?: number },
): Promise<DraftView> {
  const savers = alias(users, 'savers')
  const [row] = await appDb()
    .select({ article: articles, draft: articleDrafts, savedBy: savers.name })
    .from(articles)
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(savers, eq(savers.id, articleDrafts.savedBy))
    .where(and(eq(articles.id, input.articleId), isNull(articles.deletedAt)))
  if (!row) throw new AppError('article.not_found')
  authorize(viewer, 'article.read', row.article)
  const { version, savedAt, content } = row.draft
  if (formatOf(content.body) > (input.format ?? 1)) throw new AppError('article.format_newer')
  return { version, savedAt: savedAt.toISOString(), savedBy: row.savedBy, content }
}

async function lastReturnNote(articleId: string): Promise<string | null> {
  const [last] = await appDb()
    .select({ kind: articleRevisions.kind, note: articleRevisions.note })
    .from(articleRevisions)
    .where(and(eq(articleRevisions.articleId, articleId), ne(articleRevisions.kind, 'checkpoint')))
    .orderBy(desc(articleRevisions.number))
    .limit(1)
  return last?.kind === 'returned' ? last.note : null
}

export async function listRevisions(viewer: Viewer, articleId: string): Promise<RevisionView[]> {
  if (!allows(viewer)) return []
  return appDb()
    .select({
      id: articleRevisions.id,
      number: articleRevisions.number,
      kind: articleRevisions.kind,
      note: articleRevisions.note,
      createdBy: users.name,
      createdAt: articleRevisions.createdAt,
    })
    .from(articleRevisions)
    .innerJoin(articles, eq(articles.id, articleRevisions.articleId))
    .leftJoin(users, eq(users.id, articleRevisions.createdBy))
    .where(
      and(
        eq(articleRevisions.articleId, articleId),
        lte(articleRevisions.createdAt, sql`now()`),
        scope(viewer),
      ),
    )
    .orderBy(desc(articleRevisions.number))
    .limit(200)
}

export async function getRevisionContent(viewer: Viewer, revisionId: string): Promise<ArticleContent | null> {
  if (!allows(viewer)) return null
  const [row] = await appDb()
    .select({ content: articleRevisions.content })
    .from(articleRevisions)
    .innerJoin(articles, eq(articles.id, articleRevisions.articleId))
    .where(and(eq(articleRevisions.id, revisionId), scope(viewer)))
  return row?.content ?? null
}
