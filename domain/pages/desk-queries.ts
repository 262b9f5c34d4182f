import { and, asc, desc, eq } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { pageRevisions, pages } from '#db/schema/pages.ts'
import { users } from '#db/schema/people.ts'
import { authorize, can, type Viewer } from '#domain/access.ts'
import { formatOf, mentionedIds, pictureIds } from '#domain/articles/document.ts'
import { listMentions } from '#domain/articles/mention-queries.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { mediaViews } from '#domain/media/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import { fillPage } from './blank.ts'
import { firstText } from './first-text.ts'
import { kindOf, type OwedKind, owedKinds, owedSlug, type PageContent } from './page.ts'
import type { DeskPage, DeskPageDetail, PageDraftView, PageState } from './view.ts'

type Row = typeof pages.$inferSelect

/** The pages that are owed, in their order, then the newsroom's own by title; with what each still waits for. */
export async function listDeskPages(viewer: Viewer): Promise<DeskPage[]> {
  if (!can(viewer, 'page.manage')) return []
  const [settings, rows] = await Promise.all([
    getSettings(),
    appDb()
      .select({ page: pages, published: pageRevisions.content })
      .from(pages)
      .leftJoin(pageRevisions, eq(pageRevisions.id, pages.publishedRevisionId))
      .orderBy(asc(pages.slug)),
  ])
  const owed = owedKinds.map((kind) => {
    const row = rows.find(({ page }) => page.kind === kind)
    const content = row?.published ?? firstText(kind, settings.language, settings)
    return deskPage(owedSlug(kind), kind, row?.page ?? null, content, content, settings)
  })
  const own = rows.flatMap(({ page, published }) =>
    page.kind === null
      ? [deskPage(page.slug, null, page, page.draft, published ?? page.draft, settings)]
      : [],
  )
  return [...owed, ...own]
}

function deskPage(
  slug: string,
  kind: OwedKind | null,
  row: Row | null,
  named: PageContent,
  read: PageContent,
  settings: SiteSettings,
): DeskPage {
  return {
    slug,
    kind,
    title: fillPage(named, settings).value.title,
    state: stateOf(row, read),
    updatedAt: row?.updatedAt ?? null,
    blanks: fillPage(read, settings).blanks,
  }
}

function stateOf(row: Row | null, published: PageContent): PageState {
  if (row === null) return 'first_text'
  if (row.status === 'unpublished') return 'unpublished'
  if (row.status === 'draft') return row.kind !== null && row.version === 0 ? 'first_text' : 'draft'
  return JSON.stringify(row.draft) === JSON.stringify(published) ? 'published' : 'published_writing'
}

async function findRow(slug: string) {
  const [row] = await appDb()
    .select({ page: pages, published: pageRevisions.content, savedBy: users.name })
    .from(pages)
    .leftJoin(pageRevisions, eq(pageRevisions.id, pages.publishedRevisionId))
    .leftJoin(users, eq(users.id, pages.savedBy))
    .where(eq(pages.slug, slug))
  return row ?? null
}

/** What the editor opens: the draft, or the first text of an owed page that nobody has changed. */
export async function getDeskPage(viewer: Viewer, slug: string): Promise<DeskPageDetail | null> {
  if (!can(viewer, 'page.manage')) return null
  const [settings, row] = await Promise.all([getSettings(), findRow(slug)])
  const kind = kindOf(slug)
  if (row === null || row.page.version === 0) {
    if (kind === null) return null
    const content = firstText(kind, settings.language, settings)
    const { language } = settings
    const state = stateOf(row?.page ?? null, row?.published ?? content)
    const savedAt = row?.page.savedAt ?? new Date(0)
    const revisions = row ? await listPageRevisions(row.page.id) : []
    return {
      slug,
      kind,
      language,
      state,
      version: 0,
      savedAt,
      content,
      pictures: {},
      mentions: {},
      revisions,
    }
  }
  const { page, published } = row
  return {
    slug,
    kind,
    language: page.language,
    state: stateOf(page, published ?? page.draft),
    version: page.version,
    savedAt: page.savedAt,
    content: page.draft,
    pictures: await mediaViews(pictureIds(page.draft.body)),
    mentions: await listMentions(mentionedIds(page.draft.body)),
    revisions: await listPageRevisions(page.id),
  }
}

/**
 * The newest words, for a desk that has others. Throws page.not_found, and page.format_newer for a desk that would drop some of
 * them.
 */
export async function readPageDraft(
  { viewer }: Pick<Context, 'viewer'>,
  input: { slug: string; format?: number },
): Promise<PageDraftView> {
  authorize(viewer, 'page.manage')
  const row = await findRow(input.slug)
  if (!row) throw new AppError('page.not_found')
  const { version, savedAt, draft } = row.page
  if (formatOf(draft.body) > (input.format ?? 1)) throw new AppError('page.format_newer')
  return { version, savedAt: savedAt.toISOString(), savedBy: row.savedBy, content: draft }
}

const listPageRevisions = (pageId: string) =>
  appDb()
    .select({
      id: pageRevisions.id,
      number: pageRevisions.number,
      kind: pageRevisions.kind,
      createdBy: users.name,
      createdAt: pageRevisions.createdAt,
    })
    .from(pageRevisions)
    .leftJoin(users, eq(users.id, pageRevisions.createdBy))
    .where(eq(pageRevisions.pageId, pageId))
    .orderBy(desc(pageRevisions.number))
    .limit(200)

/** An earlier text of this page and of no other. */
export async function getPageRevision(
  viewer: Viewer,
  slug: string,
  revisionId: string,
): Promise<PageContent | null> {
  if (!can(viewer, 'page.manage')) return null
  const [row] = await appDb()
    .select({ content: pageRevisions.content })
    .from(pageRevisions)
    .innerJoin(pages, eq(pages.id, pageRevisions.pageId))
    .where(and(eq(pages.slug, slug), eq(pageRevisions.id, revisionId)))
  return row?.content ?? null
}
