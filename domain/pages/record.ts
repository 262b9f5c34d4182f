import { desc, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { pageRevisions, pages } from '#db/schema/pages.ts'
import { users } from '#db/schema/people.ts'
import { publicNavigation } from '#db/schema/public.ts'
import { AppError } from '#domain/errors.ts'
import { namedIds } from '#domain/navigation/navigation.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { firstText } from './first-text.ts'
import { kindOf, type PageContent, type PageRevisionKind } from './page.ts'

export type PageRow = typeof pages.$inferSelect

/**
 * The row, locked: whoever decides about it decides alone. An owed page gets one with its first change, holding the first
 * text at version zero, so that what its writer started from can be told from what a colleague has saved meanwhile.
 * Throws page.not_found.
 */
export async function lockPage(tx: Tx, slug: string, now: Date): Promise<PageRow> {
  const kind = kindOf(slug)
  if (kind !== null) {
    const settings = await getSettings()
    const { language } = settings
    const draft = firstText(kind, language, settings)
    await tx
      .insert(pages)
      .values({ slug, kind, language, draft, version: 0, savedAt: now, createdAt: now })
      .onConflictDoNothing({ target: pages.slug })
  }
  const [page] = await tx.select().from(pages).where(eq(pages.slug, slug)).for('update')
  if (!page) throw new AppError('page.not_found')
  return page
}

/** Whether its writer has seen the newest version. Throws page.conflict, with who saved it and when. */
export async function checkVersion(tx: Tx, page: PageRow, baseVersion: number): Promise<void> {
  if (page.version === baseVersion) return
  const [saver] = page.savedBy
    ? await tx.select({ name: users.name }).from(users).where(eq(users.id, page.savedBy))
    : []
  throw new AppError('page.conflict', {
    values: { version: page.version, savedBy: saver?.name ?? '', savedAt: page.savedAt.toISOString() },
  })
}

export async function writePageDraft(
  tx: Tx,
  page: PageRow,
  content: PageContent,
  savedBy: string,
  savedAt: Date,
): Promise<PageRow> {
  const [row] = await tx
    .update(pages)
    .set({ draft: content, version: page.version + 1, savedBy, savedAt })
    .where(eq(pages.id, page.id))
    .returning()
  return row!
}

export async function lastPageRevision(tx: Tx, pageId: string) {
  const [last] = await tx
    .select()
    .from(pageRevisions)
    .where(eq(pageRevisions.pageId, pageId))
    .orderBy(desc(pageRevisions.number))
    .limit(1)
  return last ?? null
}

/** Keeps words for ever. The lock on the page makes the number unique. */
export async function appendPageRevision(
  tx: Tx,
  revision: {
    pageId: string
    content: PageContent
    kind: PageRevisionKind
    createdBy: string | null
    createdAt: Date
  },
): Promise<string> {
  const last = await lastPageRevision(tx, revision.pageId)
  const [row] = await tx
    .insert(pageRevisions)
    .values({ ...revision, number: (last?.number ?? 0) + 1 })
    .returning({ id: pageRevisions.id })
  return row!.id
}

/** Whether masthead or footer say the title of this page, as they stand at this moment. */
export async function isInNavigation(tx: Tx, pageId: string): Promise<boolean> {
  const [row] = await tx.select({ value: publicNavigation.value }).from(publicNavigation)
  return row !== undefined && namedIds(row.value).pages.includes(pageId)
}
