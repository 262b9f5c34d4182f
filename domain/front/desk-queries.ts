import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleDrafts, articleRevisions, articles } from '#db/schema/articles.ts'
import { frontPreviews, frontVersions } from '#db/schema/front.ts'
import { users } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import { can, type Viewer } from '#domain/access.ts'
import { whereFound } from '#domain/articles/desk-search-queries.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { emptyLayout, type FrontLayout, frontPageId, namedIds } from './front.ts'
import type { FrontDesk, FrontStory, FrontVersion } from './view.ts'

/** What one looks through without searching. */
const mostOffered = 30
/** A day composed every few minutes; what is older is found by its number in the log. */
const mostVersions = 40

/** One page with its newest composition; null where there is no such page, or not for this viewer. */
export async function getFrontDesk(viewer: Viewer, pageId: string, now: Date): Promise<FrontDesk | null> {
  if (!can(viewer, 'front.compose')) return null
  const [section, versions] = await Promise.all([getPageSection(pageId), listVersions(pageId)])
  if (pageId !== frontPageId && !section) return null
  const [newest] = versions
  const layout = (newest && (await getLayout(viewer, pageId, newest.number))) ?? emptyLayout
  return {
    pageId,
    section,
    number: newest?.number ?? 0,
    layout: withoutEnded(layout, now),
    stories: await listStories(viewer, namedIds(layout)),
    versions,
  }
}

/** A banner that has ended is nothing to go on with. */
const withoutEnded = (layout: FrontLayout, now: Date): FrontLayout =>
  layout.banner && new Date(layout.banner.endsAt) <= now ? { ...layout, banner: null } : layout

async function getPageSection(pageId: string): Promise<SectionView | null> {
  const [section] = await appDb()
    .select({
      id: sections.id,
      slug: sections.slug,
      name: sections.name,
      description: sections.description,
      parentId: sections.parentId,
    })
    .from(sections)
    .where(eq(sections.id, pageId))
  return section ?? null
}

async function listVersions(pageId: string): Promise<FrontVersion[]> {
  return appDb()
    .select({
      number: frontVersions.number,
      by: users.name,
      at: frontVersions.createdAt,
      restoredFrom: frontVersions.restoredFrom,
    })
    .from(frontVersions)
    .innerJoin(users, eq(users.id, frontVersions.createdBy))
    .where(eq(frontVersions.pageId, pageId))
    .orderBy(desc(frontVersions.number))
    .limit(mostVersions)
}

/** One version, as it was saved. */
export async function getLayout(viewer: Viewer, pageId: string, number: number): Promise<FrontLayout | null> {
  if (!can(viewer, 'front.compose')) return null
  const [version] = await appDb()
    .select({ layout: frontVersions.layout })
    .from(frontVersions)
    .where(and(eq(frontVersions.pageId, pageId), eq(frontVersions.number, number)))
  return version?.layout ?? null
}

/** What this viewer is composing, as it was when they last looked at it; nobody else's. */
export async function getPreview(viewer: Viewer, pageId: string): Promise<FrontLayout | null> {
  if (!can(viewer, 'front.compose')) return null
  const [preview] = await appDb()
    .select({ layout: frontPreviews.layout })
    .from(frontPreviews)
    .where(and(eq(frontPreviews.pageId, pageId), eq(frontPreviews.userId, viewer.id)))
  return preview?.layout ?? null
}

/** The newest version's number; 0 where there is none. */
export async function newestNumber(pageId: string): Promise<number> {
  const [row] = await appDb()
    .select({ number: sql<number>`coalesce(max(${frontVersions.number}), 0)::int` })
    .from(frontVersions)
    .where(eq(frontVersions.pageId, pageId))
  return row!.number
}

const columns = {
  id: articles.id,
  title: sql<string>`coalesce(${articleRevisions.content} ->> 'title', ${articleDrafts.title})`,
  section: sql<string>`coalesce(${sections.name}, '')`,
  state: sql<FrontStory['state']>`case
    when ${articles.status} <> 'published' then 'absent'
    when ${articles.publishedAt} > now() then 'planned' else 'visible' end`,
  publishedAt: articles.publishedAt,
  hasPicture: sql<boolean>`(${articleRevisions.content} #>> '{lead,mediaId}') is not null`,
}

const stories = () =>
  appDb()
    .select(columns)
    .from(articles)
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(articleRevisions, eq(articleRevisions.id, articles.publishedRevisionId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))

type Row = Omit<FrontStory, 'publishedAt'> & { publishedAt: Date | null }

const toStory = ({ id, title, section, state, publishedAt, hasPicture }: Row): FrontStory => ({
  id,
  title,
  section,
  state,
  publishedAt: publishedAt?.toISOString() ?? null,
  hasPicture,
})

async function listStories(viewer: Viewer, ids: string[]): Promise<FrontStory[]> {
  if (!can(viewer, 'front.compose') || ids.length === 0) return []
  return (await stories().where(inArray(articles.id, ids))).map(toStory)
}

/** Stories that may be placed, the newest first, those that wait for their hour before all. On the page of a section, its own and those of its sub-sections. */
export async function findStories(
  viewer: Viewer,
  { pageId, q }: { pageId: string; q: string },
): Promise<FrontStory[]> {
  if (!can(viewer, 'front.compose')) return []
  const found = await stories()
    .where(
      and(
        eq(articles.status, 'published'),
        isNull(articles.deletedAt),
        pageId === frontPageId
          ? undefined
          : inArray(
              articles.sectionId,
              appDb()
                .select({ id: sections.id })
                .from(sections)
                .where(or(eq(sections.id, pageId), eq(sections.parentId, pageId))),
            ),
        q === '' ? undefined : await whereFound(q),
      ),
    )
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(mostOffered)
  return found.map(toStory)
}
