import { and, asc, count, desc, eq, gt, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleDrafts, articles, listCounts } from '#db/schema/articles.ts'
import { bylines, users } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import { topics } from '#db/schema/topics.ts'
import { can, type Viewer } from '#domain/access.ts'
import type { Page } from '#domain/page.ts'
import type { BylineView } from '#domain/people/view.ts'
import { inTree } from '#domain/sections/section.ts'
import type { SectionView } from '#domain/sections/view.ts'
import type { DeskState } from './article.ts'
import { mostFound, whereFound } from './desk-search-queries.ts'
import { allId } from './list-id.ts'
import type { DeskArticle } from './view.ts'

export const deskPageSize = 40

export type DeskFilter = { q?: string; section?: string; state?: DeskState; mine?: boolean; page: number }

/** Whose articles: an author's own, an editor's all. The same rule as `article.read`, said in SQL. */
export const scope = (viewer: Viewer): SQL | undefined =>
  viewer.role === 'author' ? eq(articles.ownerId, viewer.id) : undefined

const visible = sql`${articles.publishedAt} <= now()`
const stateIs: Record<DeskState, SQL | undefined> = {
  writing: and(eq(articles.status, 'draft'), ne(articles.workflow, 'in_review')),
  in_review: and(ne(articles.status, 'published'), eq(articles.workflow, 'in_review')),
  scheduled: and(eq(articles.status, 'published'), gt(articles.publishedAt, sql`now()`)),
  published: and(eq(articles.status, 'published'), visible, eq(articles.workflow, 'settled')),
  published_writing: and(eq(articles.status, 'published'), visible, eq(articles.workflow, 'writing')),
  published_in_review: and(eq(articles.status, 'published'), visible, eq(articles.workflow, 'in_review')),
  unpublished: and(eq(articles.status, 'unpublished'), ne(articles.workflow, 'in_review')),
}

export function allows(viewer: Viewer): boolean {
  return can(viewer, 'desk.enter')
}

/** The newest first. `isMore`: more were found than anybody reads; the search, or the section, says too little. */
export async function listDeskArticles(
  viewer: Viewer,
  filter: DeskFilter,
): Promise<Page<DeskArticle> & { isMore: boolean }> {
  if (!allows(viewer)) return { items: [], page: 1, pages: 1, total: 0, isMore: false }
  const db = appDb()
  const where = and(
    isNull(articles.deletedAt),
    scope(viewer),
    filter.state && stateIs[filter.state],
    filter.mine ? eq(articles.ownerId, viewer.id) : undefined,
    filter.section
      ? sql`${draftSection} = (select ${sections.id} from ${sections} where ${sections.slug} = ${filter.section})`
      : undefined,
    filter.q ? await whereFound(filter.q) : undefined,
  )
  const [chosen, total] = await Promise.all([
    db
      .select({ id: articleDrafts.articleId })
      .from(articleDrafts)
      .innerJoin(articles, eq(articles.id, articleDrafts.articleId))
      .where(where)
      .orderBy(desc(articleDrafts.savedAt), desc(articleDrafts.articleId))
      .limit(deskPageSize)
      .offset((filter.page - 1) * deskPageSize),
    filter.q || filter.section
      ? countDrafts(where, mostFound + 1)
      : filter.mine
        ? countArticles(where)
        : countDesk(viewer, filter.state),
  ])
  const isMore = (filter.q ?? filter.section) !== undefined && total > mostFound
  const shown = isMore ? mostFound : total
  return {
    items: await listDeskRows(chosen.map((row) => row.id)),
    page: filter.page,
    pages: Math.max(1, Math.ceil(shown / deskPageSize)),
    total: shown,
    isMore,
  }
}

/** Of one state, or of all: the numbers beside the states, which nobody counts a whole archive for. */
async function countDesk(viewer: Viewer, state: DeskState | undefined): Promise<number> {
  const counts = await countDeskStates(viewer)
  return state ? counts[state] : Object.values(counts).reduce((sum, n) => sum + n, 0)
}

/** Of one's own: without their texts, as nothing is asked about those. */
async function countArticles(where: SQL | undefined): Promise<number> {
  const [row] = await appDb().select({ n: count() }).from(articles).where(where)
  return row!.n
}

async function countDrafts(where: SQL | undefined, limit: number): Promise<number> {
  const db = appDb()
  const listed = db
    .select({ id: articleDrafts.articleId })
    .from(articleDrafts)
    .innerJoin(articles, eq(articles.id, articleDrafts.articleId))
    .where(where)
  const [row] = await db.select({ n: count() }).from(listed.limit(limit).as('listed'))
  return row!.n
}

/** Where a draft is meant for, or else where its article stands: a column that the database makes of the content. */
const draftSection = sql`coalesce(${articleDrafts}.section_id, ${articles.sectionId})`

/** First which articles, then what is shown of them: names are looked up for a page, not for the whole list. */
async function listDeskRows(ids: string[]): Promise<DeskArticle[]> {
  if (ids.length === 0) return []
  const rows = await appDb()
    .select({
      id: articles.id,
      title: articleDrafts.title,
      sectionSlug: sections.slug,
      sectionName: sections.name,
      owner: users.name,
      status: articles.status,
      workflow: articles.workflow,
      publishedAt: articles.publishedAt,
      savedAt: articleDrafts.savedAt,
      commentCount: articles.commentCount,
    })
    .from(articles)
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(sections, sql`${sections.id} = ${draftSection}`)
    .leftJoin(users, eq(users.id, articles.ownerId))
    .where(inArray(articles.id, ids))
  const found = new Map(
    rows.map(({ sectionSlug, sectionName, ...row }) => [
      row.id,
      { ...row, section: sectionSlug && sectionName ? { slug: sectionSlug, name: sectionName } : null },
    ]),
  )
  return ids.flatMap((id) => found.get(id) ?? [])
}

export async function countDeskStates(viewer: Viewer): Promise<Record<DeskState, number>> {
  const states = Object.keys(stateIs) as DeskState[]
  const zero = Object.fromEntries(states.map((state) => [state, 0])) as Record<DeskState, number>
  if (!allows(viewer)) return zero
  const columns = Object.fromEntries(states.map((state) => [state, countWhere(stateIs[state])])) as Record<
    DeskState,
    SQL<number>
  >
  const own = scope(viewer)
  const db = appDb()
  if (own) {
    const [row] = await db
      .select(columns)
      .from(articles)
      .where(and(isNull(articles.deletedAt), own))
    return { ...zero, ...row }
  }
  // Nearly everything is published and settled, and has a number that is kept; the rest has an index, and so have hours to come.
  const { published: _, scheduled: __, ...open } = columns
  const settled = sql`${articles.status} = 'published' and ${articles.workflow} = 'settled'`
  const [[working], [later], [kept]] = await Promise.all([
    db
      .select({ ...open, published: countWhere(eq(articles.status, 'published')) })
      .from(articles)
      .where(and(isNull(articles.deletedAt), sql`(status <> 'published' or workflow <> 'settled')`)),
    db
      .select({ all: countWhere(undefined), settled: countWhere(settled) })
      .from(articles)
      .where(stateIs.scheduled),
    db
      .select({ n: sql<number>`coalesce(sum(${listCounts.change}), 0)::int` })
      .from(listCounts)
      .where(eq(listCounts.listId, allId)),
  ])
  const { published: unsettled, ...counts } = working!
  return {
    ...zero,
    ...counts,
    scheduled: later!.all,
    published: kept!.n - unsettled - later!.settled,
  }
}

const countWhere = (where: SQL | undefined): SQL<number> =>
  where ? sql<number>`(count(*) filter (where ${where}))::int` : sql<number>`count(*)::int`

/** What the editor's pickers offer. Sections, bylines and topics are public knowledge. */
export async function listPickers(): Promise<{
  sections: SectionView[]
  bylines: BylineView[]
  topics: { id: string; slug: string; name: string }[]
}> {
  const db = appDb()
  const [sectionRows, bylineRows, topicRows] = await Promise.all([
    db.select().from(sections).orderBy(asc(sections.position)),
    db.select().from(bylines).orderBy(asc(bylines.name)),
    db.select({ id: topics.id, slug: topics.slug, name: topics.name }).from(topics).orderBy(asc(topics.name)),
  ])
  return {
    sections: inTree(sectionRows).map(({ id, slug, name, description, parentId }) => ({
      id,
      slug,
      name,
      description,
      parentId,
    })),
    bylines: bylineRows.map(({ id, slug, name, jobTitle, biography }) => ({
      id,
      slug,
      name,
      jobTitle,
      biography,
    })),
    topics: topicRows,
  }
}
