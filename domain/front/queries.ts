import { asc, eq } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicFrontSlots, publicFronts } from '#db/schema/front.ts'
import { getHome, listTalk, noHand } from '#domain/articles/home.ts'
import { listByIds } from '#domain/articles/list-queries.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { readFamily } from '#domain/sections/queries.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { arrangeSection } from './compose.ts'
import { bannerOf, emptyLayout, type FrontLayout, frontPageId, handOf, namedIds } from './front.ts'
import type { FrontView, SectionFrontView } from './view.ts'

/** The front page as it stands: composed, or by rule where nobody composed it. */
export async function getFront(now: Date): Promise<FrontView> {
  const layout = await readLayout(frontPageId)
  if (!layout) return { home: await getHome(now, noHand), banner: null }
  const visible = new Map((await listByIds(namedIds(layout))).map((story) => [story.id, story]))
  return { home: await getHome(now, handOf(layout, visible)), banner: bannerOf(layout, visible, now) }
}

/** The first page of a section where somebody composed it; null: its list. `items`: the stories of that page. */
export async function getSectionFront(
  section: SectionView,
  items: readonly ArticleSummary[],
  now: Date,
): Promise<SectionFrontView | null> {
  const layout = await readLayout(section.id)
  if (!layout) return null
  const [stories, family] = await Promise.all([listByIds(namedIds(layout)), readFamily(section)])
  return arrangeSection(
    layout,
    stories,
    items,
    family.map(({ slug }) => slug),
    now,
  )
}

/** What readers of a section talk about most, in its sub-sections too. */
export const listSectionTalk = async (section: SectionView, now: Date): Promise<ArticleSummary[]> =>
  listTalk(
    now,
    (await readFamily(section)).map(({ id }) => id),
  )

/** The newest composition, as far as readers may know it. */
async function readLayout(pageId: string): Promise<FrontLayout | null> {
  const db = publicDb()
  const [[front], slots] = await Promise.all([
    db.select().from(publicFronts).where(eq(publicFronts.pageId, pageId)),
    db
      .select()
      .from(publicFrontSlots)
      .where(eq(publicFrontSlots.pageId, pageId))
      .orderBy(asc(publicFrontSlots.position)),
  ])
  if (!front) return null
  const idsOf = (place: (typeof slots)[number]['place'], blockId: string | null = null) =>
    slots.filter((slot) => slot.place === place && slot.blockId === blockId).map((slot) => slot.articleId)
  return {
    ...emptyLayout,
    kind: front.kind,
    title: front.title,
    leads: idsOf('leads'),
    ...(front.isLeadOpen ? { isLeadOpen: true } : {}),
    linked: idsOf('linked'),
    seconds: idsOf('seconds'),
    row: idsOf('row'),
    blocks: front.blocks.map(({ sectionId, isShown }) => ({
      sectionId,
      isShown,
      stories: idsOf('block', sectionId),
    })),
    hasLatest: front.hasLatest,
    hasMostCommented: front.hasMostCommented,
    banner: front.banner,
  }
}
