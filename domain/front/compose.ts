import { arrange } from '#domain/articles/home.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { bannerOf, type FrontLayout, handOf, placedIds } from './front.ts'
import type { SectionFrontView } from './view.ts'

/**
 * The first page of a section: what an editor placed and the rule filled, then the rest of the list, in which no story of
 * the top stands again. Only stories of the section itself and of its sub-sections: what moves to another one leaves this page.
 */
export function arrangeSection(
  layout: FrontLayout,
  stories: readonly ArticleSummary[],
  items: readonly ArticleSummary[],
  sectionSlugs: readonly string[],
  now: Date,
): SectionFrontView {
  const visible = new Map(
    stories.filter(({ section }) => sectionSlugs.includes(section.slug)).map((story) => [story.id, story]),
  )
  const around = { banner: bannerOf(layout, visible, now), hasMostCommented: layout.hasMostCommented }
  const isPlaced = placedIds(layout).some((id) => visible.has(id))
  if (!isPlaced && layout.kind !== 'equal') return { top: null, rest: [...items], ...around }
  const { opening, lead, seconds } = arrange(items, [], now, {
    ...handOf(layout, visible),
    row: [],
    blocks: [],
    hasLatest: false,
  })
  const above = new Set([lead, ...opening.others, ...seconds].map((story) => story?.id))
  return { top: { opening, lead, seconds }, rest: items.filter(({ id }) => !above.has(id)), ...around }
}

/** Every story on that page, once. */
export const sectionStories = ({ top, rest }: SectionFrontView): ArticleSummary[] => [
  ...(top?.lead ? [top.lead, ...top.opening.others, ...top.seconds] : []),
  ...rest,
]
