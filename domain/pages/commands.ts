import { isDeepStrictEqual } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import { type Tx, transaction } from '#db/client.ts'
import { pageRevisions, pages } from '#db/schema/pages.ts'
import { sections } from '#db/schema/sections.ts'
import { authorize } from '#domain/access.ts'
import { checkpointMinutes } from '#domain/articles/article.ts'
import { emptyDocument, formatOf } from '#domain/articles/document.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { lockOrder } from '#domain/sections/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { slugify } from '#lib/slug.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { pageCreated, pageDeleted, pagePublished, pageRestored, pageUnpublished } from './events.ts'
import { firstText } from './first-text.ts'
import { type CreatePage, isReservedForSite, type SavePage } from './input.ts'
import { kindOf, type PageContent, pageLimits } from './page.ts'
import { checkPublishable, printed } from './publishable.ts'
import {
  appendPageRevision,
  checkVersion,
  isInNavigation,
  lastPageRevision,
  lockPage,
  type PageRow,
  writePageDraft,
} from './record.ts'

export type SavedPage = { version: number; savedAt: string }

/**
 * A page of the newsroom's own, as a draft. Its address stays: it is given to readers. Throws field.slug,
 * section.reserved, page.taken.
 */
export async function createPage({ viewer, now }: Context, input: CreatePage): Promise<{ slug: string }> {
  return change(async (tx) => {
    authorize(viewer, 'page.manage')
    const slug = input.slug || slugify(input.title, pageLimits.slug)
    if (slug === '') throw new AppError('field.slug', { fields: { slug: 'field.slug' } })
    if (isReservedForSite(slug))
      throw new AppError('section.reserved', { fields: { slug: 'section.reserved' } })
    // Sections and pages share the first part of an address: neither is made while the other one is.
    await lockOrder(tx)
    const [section] = await tx.select({ id: sections.id }).from(sections).where(eq(sections.slug, slug))
    const id = uuidv7()
    const draft: PageContent = { title: input.title, standfirst: '', body: emptyDocument }
    const made = section
      ? []
      : await tx
          .insert(pages)
          .values({
            id,
            slug,
            language: input.language,
            draft,
            savedBy: viewer.id,
            savedAt: now,
            createdAt: now,
          })
          .onConflictDoNothing({ target: pages.slug })
          .returning({ id: pages.id })
    if (made.length === 0) throw new AppError('page.taken', { fields: { slug: 'page.taken' } })
    await record(tx, pageCreated(viewer.id, id, { title: input.title }))
    return { slug }
  })
}

/**
 * Saves the draft; readers see nothing of it. Never over blocks that the writer's desk does not know. Throws page.not_found,
 * page.conflict, page.format_newer.
 */
export async function savePage({ viewer, now }: Context, input: SavePage): Promise<SavedPage> {
  return transaction(async (tx) => {
    authorize(viewer, 'page.manage')
    const page = await lockPage(tx, input.slug, now)
    if (isDeepStrictEqual(page.draft, input.content)) return savedAs(page)
    // Also where it overwrites knowingly, as for an article.
    if (formatOf(page.draft.body) > (input.format ?? 1)) throw new AppError('page.format_newer')
    await checkVersion(tx, page, input.baseVersion)
    await keepCheckpoint(tx, page, viewer.id, now, input.overwrite)
    return savedAs(await writePageDraft(tx, page, input.content, viewer.id, now))
  })
}

/**
 * Gives the draft to readers, set in the typography of its language. Throws page.not_found, page.conflict,
 * article.title_missing, article.body_missing, article.alt_missing, media.missing.
 */
export async function publishPage(
  { viewer, now }: Context,
  input: { slug: string; baseVersion: number },
): Promise<SavedPage> {
  return change(async (tx) => {
    authorize(viewer, 'page.manage')
    const page = await lockPage(tx, input.slug, now)
    await checkVersion(tx, page, input.baseVersion)
    const content = printed(page.draft, page.language)
    await checkPublishable(tx, content)
    const before = await publishedContent(tx, page)
    if (page.status === 'published' && isDeepStrictEqual(before, content)) return savedAs(page)
    const publishedRevisionId = await appendPageRevision(tx, {
      pageId: page.id,
      content,
      kind: 'published',
      createdBy: viewer.id,
      createdAt: now,
    })
    await tx
      .update(pages)
      .set({ status: 'published', publishedRevisionId, updatedAt: now })
      .where(eq(pages.id, page.id))
    const saved = isDeepStrictEqual(content, page.draft)
      ? page
      : await writePageDraft(tx, page, content, viewer.id, now)
    const isNew = page.kind === null && page.status !== 'published'
    const changesTitle = page.kind === null && (isNew || before?.title !== content.title)
    await record(
      tx,
      pagePublished(viewer.id, page.id, {
        title: content.title,
        slug: page.slug,
        isNew,
        changesTitle,
        changesNavigation: changesTitle && (await isInNavigation(tx, page.id)),
      }),
    )
    return savedAs(saved)
  })
}

/** Makes an earlier text the draft again; the draft of today becomes a revision. Throws page.not_found, page.conflict. */
export async function restorePage(
  { viewer, now }: Context,
  input: { slug: string; baseVersion: number; revisionId: string | null },
): Promise<SavedPage> {
  return change(async (tx) => {
    authorize(viewer, 'page.manage')
    const page = await lockPage(tx, input.slug, now)
    await checkVersion(tx, page, input.baseVersion)
    const { content, number } = await earlierText(tx, page, input.revisionId)
    await keepCheckpoint(tx, page, viewer.id, now, true)
    const saved = await writePageDraft(tx, page, content, viewer.id, now)
    await record(tx, pageRestored(viewer.id, page.id, { title: content.title, number }))
    return savedAs(saved)
  })
}

/** Its address says from now on that there was a page. Throws page.not_found, page.owed, page.wrong_state. */
export async function unpublishPage({ viewer, now }: Context, input: { slug: string }): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'page.manage')
    if (kindOf(input.slug) !== null) throw new AppError('page.owed')
    const page = await lockPage(tx, input.slug, now)
    if (page.status !== 'published') throw new AppError('page.wrong_state')
    await tx.update(pages).set({ status: 'unpublished' }).where(eq(pages.id, page.id))
    const { title } = (await publishedContent(tx, page))!
    const changesNavigation = await isInNavigation(tx, page.id)
    await record(tx, pageUnpublished(viewer.id, page.id, { title, slug: page.slug, changesNavigation }))
    return null
  })
}

/** Throws away what no reader has ever seen; its address is free again. Throws page.not_found, page.owed, page.wrong_state. */
export async function deletePage({ viewer, now }: Context, input: { slug: string }): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'page.manage')
    if (kindOf(input.slug) !== null) throw new AppError('page.owed')
    const page = await lockPage(tx, input.slug, now)
    const [answer] = await tx.execute<{ removed: boolean }>(
      sql`select remove_page_draft(${page.id}) as removed`,
    )
    if (!answer?.removed) throw new AppError('page.wrong_state')
    await record(tx, pageDeleted(viewer.id, page.id, { title: page.draft.title }))
    return null
  })
}

async function publishedContent(tx: Tx, page: PageRow): Promise<PageContent | null> {
  if (page.publishedRevisionId === null) return null
  const [row] = await tx
    .select({ content: pageRevisions.content })
    .from(pageRevisions)
    .where(eq(pageRevisions.id, page.publishedRevisionId))
  return row?.content ?? null
}

async function earlierText(
  tx: Tx,
  page: PageRow,
  revisionId: string | null,
): Promise<{ content: PageContent; number: number | null }> {
  if (revisionId === null) {
    if (page.kind === null) throw new AppError('page.not_found')
    return { content: firstText(page.kind, page.language, await getSettings()), number: null }
  }
  const [row] = await tx
    .select({ content: pageRevisions.content, number: pageRevisions.number })
    .from(pageRevisions)
    .where(and(eq(pageRevisions.id, revisionId), eq(pageRevisions.pageId, page.id)))
  if (!row) throw new AppError('page.not_found')
  return row
}

/** Before words are overwritten by somebody else, knowingly, or after a while, they become a revision. */
async function keepCheckpoint(tx: Tx, page: PageRow, by: string, now: Date, always: boolean): Promise<void> {
  // Nobody's words: a first text can always be had again, and a page that was just made has a title alone.
  if (page.version === (page.kind === null ? 1 : 0)) return
  const last = await lastPageRevision(tx, page.id)
  const isOld = !last || now.getTime() - last.createdAt.getTime() > checkpointMinutes * 60_000
  if (!always && page.savedBy === by && !isOld) return
  if (last && isDeepStrictEqual(last.content, page.draft)) return
  await appendPageRevision(tx, {
    pageId: page.id,
    content: page.draft,
    kind: 'checkpoint',
    createdBy: page.savedBy,
    createdAt: now,
  })
}

const savedAs = ({ version, savedAt }: PageRow): SavedPage => ({ version, savedAt: savedAt.toISOString() })
