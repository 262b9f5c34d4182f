import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { type Tx, transaction } from '#db/client.ts'
import { articleDrafts, articles } from '#db/schema/articles.ts'
import { sections } from '#db/schema/sections.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { isBlank } from '#lib/text.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { checkpointMinutes } from './article.ts'
import { type ArticleContent, emptyContent } from './content.ts'
import { formatOf } from './document.ts'
import { checkVersion, writeDraft } from './draft-record.ts'
import {
  articleCreated,
  articleDraftDeleted,
  articleRecalled,
  articleReturned,
  articleSubmitted,
} from './events.ts'
import type { SaveDraft } from './input.ts'
import { appendRevision, type DraftRow, lastRevision, lockArticle } from './revisions.ts'

export type Saved = { version: number; savedAt: string }

export async function createArticle({ viewer, now }: Context): Promise<{ id: string }> {
  authorize(viewer, 'article.create')
  const { commentsOpen, commentsCloseDays, language } = await getSettings()
  const id = uuidv7(now.getTime())
  await change(async (tx) => {
    // Until an editor gives it an address, an article answers at none: its slug is its id.
    await tx.insert(articles).values({
      id,
      slug: id,
      ownerId: viewer.id,
      commentsOpen,
      commentsCloseDays: commentsCloseDays || null,
      language,
      createdAt: now,
    })
    const content: ArticleContent = {
      ...emptyContent,
      sectionId: await onlySection(tx),
      bylineIds: viewer.bylineId ? [viewer.bylineId] : [],
    }
    await tx.insert(articleDrafts).values({ articleId: id, content, savedBy: viewer.id, savedAt: now })
    await record(tx, articleCreated(viewer.id, id, {}))
  })
  return { id }
}

/** A newspaper with one section leaves nothing to choose. */
async function onlySection(tx: Tx): Promise<string | null> {
  const [first, second] = await tx.select({ id: sections.id }).from(sections).limit(2)
  return first && !second ? first.id : null
}

/**
 * Saves the draft. Never overwrites a version its writer has not seen, nor one whose blocks the writer's page does not
 * know. Throws article.conflict, article.in_review, article.format_newer.
 */
export async function saveDraft({ viewer, now }: Context, input: SaveDraft): Promise<Saved> {
  return transaction(async (tx) => {
    const { article, draft } = await lockArticle(tx, input.articleId)
    if (article.workflow === 'in_review' && viewer.role === 'author' && article.ownerId === viewer.id)
      throw new AppError('article.in_review')
    authorize(viewer, 'article.edit', article)
    if (isDeepStrictEqual(draft.content, input.content)) return savedAs(draft)
    // Also where it overwrites knowingly: what such a page shows of the other version lacks what it cannot keep.
    if (formatOf(draft.content.body) > (input.format ?? 1)) throw new AppError('article.format_newer')
    await checkVersion(tx, draft, input.baseVersion)
    await keepCheckpoint(tx, draft, viewer.id, now, input.overwrite)
    const saved = await writeDraft(tx, draft, input.content, viewer.id, now)
    if (article.workflow === 'settled')
      await tx.update(articles).set({ workflow: 'writing' }).where(eq(articles.id, article.id))
    return savedAs(saved)
  })
}

/** Hands the text to the editors. Throws article.conflict, article.wrong_state, article.title_missing. */
export async function submitForReview(
  { viewer, now }: Context,
  input: { articleId: string; baseVersion: number; note: string },
): Promise<Saved> {
  return change(async (tx) => {
    const { article, draft } = await lockArticle(tx, input.articleId)
    authorize(viewer, 'article.edit', article)
    if (article.workflow !== 'writing') throw new AppError('article.wrong_state')
    authorize(viewer, 'article.submit', article)
    await checkVersion(tx, draft, input.baseVersion)
    if (isBlank(draft.title))
      throw new AppError('article.title_missing', { fields: { title: 'article.title_missing' } })
    await appendRevision(tx, {
      articleId: article.id,
      content: draft.content,
      kind: 'submitted',
      note: input.note,
      createdBy: viewer.id,
      createdAt: now,
    })
    await tx.update(articles).set({ workflow: 'in_review' }).where(eq(articles.id, article.id))
    await record(tx, articleSubmitted(viewer.id, article.id, { title: draft.title }))
    return savedAs(draft)
  })
}

/** The writer takes the text back from review. Throws article.wrong_state. */
export async function recallFromReview({ viewer }: Context, input: { articleId: string }): Promise<Saved> {
  return change(async (tx) => {
    const { article, draft } = await lockArticle(tx, input.articleId)
    if (article.workflow !== 'in_review') throw new AppError('article.wrong_state')
    authorize(viewer, 'article.recall', article)
    await tx.update(articles).set({ workflow: 'writing' }).where(eq(articles.id, article.id))
    await record(tx, articleRecalled(viewer.id, article.id, { title: draft.title }))
    return savedAs(draft)
  })
}

/** The editor sends the text back, and says why. Throws article.wrong_state. */
export async function returnToAuthor(
  { viewer, now }: Context,
  input: { articleId: string; note: string },
): Promise<Saved> {
  return change(async (tx) => {
    const { article, draft } = await lockArticle(tx, input.articleId)
    if (article.workflow !== 'in_review') throw new AppError('article.wrong_state')
    authorize(viewer, 'article.return', article)
    await appendRevision(tx, {
      articleId: article.id,
      content: draft.content,
      kind: 'returned',
      note: input.note,
      createdBy: viewer.id,
      createdAt: now,
    })
    await tx.update(articles).set({ workflow: 'writing' }).where(eq(articles.id, article.id))
    await record(tx, articleReturned(viewer.id, article.id, { note: input.note }))
    return savedAs(draft)
  })
}

/** Throws away what was never public. The rows stay: a mistake can be mended from them. Throws article.wrong_state. */
export async function deleteDraft({ viewer, now }: Context, input: { articleId: string }): Promise<null> {
  return change(async (tx) => {
    const { article, draft } = await lockArticle(tx, input.articleId)
    if (article.status !== 'draft') throw new AppError('article.wrong_state')
    authorize(viewer, 'article.delete_draft', article)
    await tx.update(articles).set({ deletedAt: now }).where(eq(articles.id, article.id))
    await record(tx, articleDraftDeleted(viewer.id, article.id, { title: draft.title }))
    return null
  })
}

/** Before words are overwritten by somebody else, knowingly, or after a while, they become a revision. */
async function keepCheckpoint(
  tx: Tx,
  draft: DraftRow,
  by: string,
  now: Date,
  always: boolean,
): Promise<void> {
  if (draft.version === 1) return
  const last = await lastRevision(tx, draft.articleId)
  const old = !last || now.getTime() - last.createdAt.getTime() > checkpointMinutes * 60_000
  if (!always && draft.savedBy === by && !old) return
  if (last && isDeepStrictEqual(last.content, draft.content)) return
  await appendRevision(tx, {
    articleId: draft.articleId,
    content: draft.content,
    kind: 'checkpoint',
    createdBy: draft.savedBy,
    createdAt: now,
  })
}

const savedAs = (draft: DraftRow): Saved => ({ version: draft.version, savedAt: draft.savedAt.toISOString() })
