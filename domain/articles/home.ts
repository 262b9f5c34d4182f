import { listSections } from '#domain/sections/queries.ts'
import { listMostCommented, listNewest, listNewestOfSection } from './list-queries.ts'
import type { ArticleSummary, HomeView } from './view.ts'

/** Two weeks: what people still talk about, not what they once did. */
const talkDays = 14
/** More than a block shows: what already stands at the top of the page is left out below. */
const perSection = 8

/**
 * The front page without an editor's hand: the newest story with a picture leads, the next ones follow, and
 * no story stands twice above the sections.
 */
export async function getHome(now: Date = new Date()): Promise<HomeView> {
  const since = new Date(now.getTime() - talkDays * 86_400_000)
  const [newest, mostCommented, sections] = await Promise.all([
    listNewest(40),
    listMostCommented(5, since),
    listSections(),
  ])
  const placed = arrange(newest)
  const blocks = await Promise.all(
    sections.map(async (section) => ({
      section,
      articles: await listNewestOfSection(section.id, perSection),
    })),
  )
  return { ...placed, mostCommented, sections: blocks.filter((block) => block.articles.length > 0) }
}

/** Every story on the front page, once. */
export function storiesOf({
  lead,
  seconds,
  latest,
  row,
  mostCommented,
  sections,
}: HomeView): ArticleSummary[] {
  const all = [
    ...(lead ? [lead] : []),
    ...seconds,
    ...latest,
    ...row,
    ...mostCommented,
    ...sections.flatMap(({ articles }) => articles),
  ]
  return [...new Map(all.map((article) => [article.id, article])).values()]
}

/** Pure placing of the newest stories; see the test for the rules it keeps. */
export function arrange(newest: ArticleSummary[]): Pick<HomeView, 'lead' | 'seconds' | 'latest' | 'row'> {
  // A lead older than the ten newest would make the paper look asleep.
  const lead = newest.slice(0, 10).find((article) => article.lead) ?? newest[0] ?? null
  const rest = newest.filter((article) => article !== lead)
  const seconds = rest.slice(0, 3)
  const row = rest.slice(3, 7)
  const latest = rest.slice(0, 12)
  return { lead, seconds, row, latest }
}
