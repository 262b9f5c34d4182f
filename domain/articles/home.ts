import { listSections } from '#domain/sections/queries.ts'
import { listMostCommented, listNewest, listNewestOfSection } from './list-queries.ts'
import type { ArticleSummary, HomeView, SectionStories } from './view.ts'

/** Two weeks: what people still talk about, not what they once did. */
const talkDays = 14
/** Four in a line is the most that any block of a section has room for. */
const mostOfSection = 4
/** What a block shows, and the seventeen stories of its own that may stand above it. */
const perSection = mostOfSection + 17
/** As long as the lead beside it is high. */
const wireLength = 8
/** One or two stories make neither a wire nor a row: they stand better in their sections. */
const fewestTogether = 3
/** A week: after that a long read is archive. */
const longReadDays = 7
/** Minutes. Shorter than this, nobody would call it long. */
const longReadMinutes = 4

/**
 * The front page without an editor's hand: the newest story with a picture leads, the next ones follow, and
 * no story stands twice.
 */
export async function getHome(now: Date): Promise<HomeView> {
  const since = new Date(now.getTime() - talkDays * 86_400_000)
  const [newest, mostCommented, sections] = await Promise.all([
    listNewest(40),
    listMostCommented(5, since),
    listSections(),
  ])
  const blocks = await Promise.all(
    sections.map(async (section) => ({
      section,
      articles: await listNewestOfSection(section.id, perSection),
    })),
  )
  return { ...arrange(newest, blocks, now), mostCommented }
}

/** Every story on the front page, once. */
export function storiesOf({
  lead,
  seconds,
  latest,
  row,
  longRead,
  mostCommented,
  sections,
}: HomeView): ArticleSummary[] {
  const all = [
    ...(lead ? [lead] : []),
    ...seconds,
    ...latest,
    ...row,
    ...(longRead ? [longRead] : []),
    ...mostCommented,
    ...sections.flatMap(({ articles }) => articles),
  ]
  return [...new Map(all.map((article) => [article.id, article])).values()]
}

/** Pure placing of stories, newest first; each place takes from what the ones above it have left. */
export function arrange(
  newest: readonly ArticleSummary[],
  sections: readonly SectionStories[],
  now: Date,
): Omit<HomeView, 'mostCommented'> {
  const placed = new Set<string>()
  const isFree = ({ id }: ArticleSummary) => !placed.has(id)
  const take = (stories: readonly ArticleSummary[], most: number): ArticleSummary[] => {
    const taken = stories.filter(isFree).slice(0, most)
    for (const { id } of taken) placed.add(id)
    return taken
  }
  const takeTogether = (most: number) =>
    newest.filter(isFree).length < fewestTogether ? [] : take(newest, most)

  // A lead older than the ten newest would make the paper look asleep.
  const lead = newest.slice(0, 10).find((article) => article.lead) ?? newest[0] ?? null
  if (lead) placed.add(lead.id)
  const seconds = take(newest, 3)
  const latest = takeTogether(wireLength)
  const row = takeTogether(4)
  const since = now.getTime() - longReadDays * 86_400_000
  const longRead = longest(newest.filter(isFree).filter((article) => article.publishedAt.getTime() >= since))
  if (longRead) placed.add(longRead.id)
  const blocks = sections
    .map(({ section, articles }) => ({ section, articles: take(articles, mostOfSection) }))
    .filter(({ articles }) => articles.length > 0)
  return { lead, seconds, latest, row, longRead, sections: blocks }
}

/** The longest of those that have a picture to stand beside; the newest of equals. */
function longest(stories: readonly ArticleSummary[]): ArticleSummary | null {
  return stories
    .filter((article) => article.lead && article.readingMinutes >= longReadMinutes)
    .reduce<ArticleSummary | null>(
      (best, article) => (best && best.readingMinutes >= article.readingMinutes ? best : article),
      null,
    )
}
