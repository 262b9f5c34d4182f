import { and, desc, eq, gt, gte, inArray, lte, type SQL } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { databaseNow } from '#db/clock.ts'
import { articles } from '#db/schema/articles.ts'
import { plannedArticles } from '#db/schema/front.ts'
import { can, type Viewer } from '#domain/access.ts'
import { getHome, type HomeSource, listTalk } from '#domain/articles/home.ts'
import { pageSize } from '#domain/articles/list-queries.ts'
import { toSummary } from '#domain/articles/summary.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { listAllSections } from '#domain/sections/queries.ts'
import { familyOf } from '#domain/sections/section.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { arrangeSection } from './compose.ts'
import { getLayout, getPreview, newestNumber } from './desk-queries.ts'
import { bannerOf, emptyLayout, type FrontLayout, frontPageId, handOf, namedIds } from './front.ts'
import type { FrontView, SectionFrontView } from './view.ts'

/** A saved one by its number, what the viewer is composing, or null: what stands online. */
export type Version = number | 'own' | null

/**
 * The front page as it will stand at an hour, by the rules of today's: what waits for its hour is there, a banner that ends before is not. For
 * who composes it; read by the desk's role, so that no view of readers knows it.
 */
export async function getFrontAhead(viewer: Viewer, at: Date, version: Version): Promise<FrontView | null> {
  const layout = await layoutOf(viewer, frontPageId, version)
  if (!layout) return null
  const visible = new Map((await byIds(namedIds(layout), at)).map((story) => [story.id, story]))
  return {
    home: await getHome(at, handOf(layout, visible), sourceAt(at)),
    banner: bannerOf(layout, visible, at),
  }
}

/** The same of a section's first page. */
export async function getSectionAhead(
  viewer: Viewer,
  section: SectionView,
  at: Date,
  version: Version,
): Promise<(SectionFrontView & { mostCommented: ArticleSummary[] }) | null> {
  const layout = await layoutOf(viewer, section.id, version)
  if (!layout) return null
  const all = await listAllSections()
  const family = familyOf(all, section.id)
  const [stories, items] = await Promise.all([
    byIds(namedIds(layout), at),
    list(at, pageSize, inArray(articles.sectionId, family)),
  ])
  const slugs = all.filter(({ id }) => family.includes(id)).map(({ slug }) => slug)
  const front = arrangeSection(layout, stories, items, slugs, at)
  return { ...front, mostCommented: front.hasMostCommented ? await listTalk(at, family, sourceAt(at)) : [] }
}

/** The sections of the masthead at that hour. */
export const listSectionsAhead = (at: Date): Promise<SectionView[]> => sourceAt(at).sections()

async function layoutOf(viewer: Viewer, pageId: string, version: Version): Promise<FrontLayout | null> {
  if (!can(viewer, 'front.compose')) return null
  if (version === 'own') return getPreview(viewer, pageId)
  const number = version ?? (await newestNumber(pageId))
  return number === 0 ? emptyLayout : getLayout(viewer, pageId, number)
}

const isVisibleAt = (at: Date) => and(eq(articles.status, 'published'), lte(articles.publishedAt, at))

const newestFirst = [desc(articles.publishedAt), desc(articles.id)]

/** First which ones, by index, then their words: as the lists of readers do. */
async function list(
  at: Date,
  limit: number,
  where?: SQL,
  by: SQL[] = newestFirst,
): Promise<ArticleSummary[]> {
  const chosen = await appDb()
    .select({ id: articles.id })
    .from(articles)
    .where(and(isVisibleAt(at), where))
    .orderBy(...by)
    .limit(limit)
  const ids = chosen.map(({ id }) => id)
  const found = new Map((await byIds(ids, at)).map((story) => [story.id, story]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

async function byIds(ids: string[], at: Date): Promise<ArticleSummary[]> {
  if (ids.length === 0) return []
  const db = appDb()
  const [rows, languages, now] = await Promise.all([
    db
      .select()
      .from(plannedArticles)
      .where(and(inArray(plannedArticles.id, ids), lte(plannedArticles.publishedAt, at))),
    db
      .select({ id: articles.id, language: articles.language })
      .from(articles)
      .where(inArray(articles.id, ids)),
    databaseNow(db),
  ])
  const languageOf = new Map(languages.map(({ id, language }) => [id, language]))
  return rows.map((row) => ({
    ...toSummary({ ...row, language: languageOf.get(row.id)! }),
    ...(row.publishedAt > now ? { href: `/redaction/articles/${row.id}/apercu` } : {}),
  }))
}

const sourceAt = (at: Date): HomeSource => ({
  newest: (limit) => list(at, limit),
  newestOfSections: (sectionIds, limit) => list(at, limit, inArray(articles.sectionId, sectionIds)),
  mostCommented: (limit, since, sectionIds) =>
    list(
      at,
      limit,
      and(
        gt(articles.commentCount, 0),
        gte(articles.publishedAt, since),
        sectionIds && inArray(articles.sectionId, sectionIds),
      ),
      [desc(articles.commentCount), desc(articles.publishedAt)],
    ),
  async sections() {
    const [all, filled] = await Promise.all([
      listAllSections(),
      appDb().selectDistinct({ id: articles.sectionId }).from(articles).where(isVisibleAt(at)),
    ])
    const ids = new Set(filled.map(({ id }) => id))
    return all.filter((section) => familyOf(all, section.id).some((id) => ids.has(id)))
  },
})
