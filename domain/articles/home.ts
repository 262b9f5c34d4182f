import { listSections } from '#domain/sections/queries.ts'
import { familyOf, topLevel } from '#domain/sections/section.ts'
import { listMostCommented, listNewest, listNewestOfSections } from './list-queries.ts'
import type { ArticleSummary, Hand, HomeView, Opening, SectionStories } from './view.ts'

/** Two weeks: what people still talk about, not what they once did. */
const talkDays = 14
/** As many as stand in one line. */
const mostTalkedAbout = 5
/** Four in a line is the most that any block of a section has room for. */
const mostOfSection = 4
/** What a block shows, and the stories of its own that may stand above it: at most twenty-two. */
const perSection = mostOfSection + 22
const mostSeconds = 3
const mostInRow = 4
/** As long as the lead beside it is high. */
const wireLength = 8
/** One or two stories make neither a wire nor a row: they stand better in their sections. */
const fewestTogether = 3
/** A week: after that a long read is archive. */
const longReadDays = 7
/** Minutes. Shorter than this, nobody would call it long. */
const longReadMinutes = 4

/** Nothing is placed: the rule fills the whole page. */
export const noHand: Hand = {
  opening: { kind: 'story', title: '', leads: [], isLeadOpen: false, linked: [] },
  seconds: [],
  row: [],
  blocks: [],
  hasLatest: true,
  hasMostCommented: true,
}

/** Where the stories of a front page come from: what readers see, or what they will see at an hour to come. */
export type HomeSource = {
  newest(limit: number): Promise<ArticleSummary[]>
  /** Of a section and its sub-sections. */
  newestOfSections(sectionIds: string[], limit: number): Promise<ArticleSummary[]>
  /** Of everything, or of these sections. */
  mostCommented(limit: number, since: Date, sectionIds?: string[]): Promise<ArticleSummary[]>
  sections(): Promise<SectionStories['section'][]>
}

const whatReadersSee: HomeSource = {
  newest: listNewest,
  newestOfSections: listNewestOfSections,
  mostCommented: listMostCommented,
  sections: listSections,
}

/**
 * The front page: what an editor has placed, and the rule for the rest. Where nobody placed anything, the newest story
 * with a picture leads, the next ones follow, and no story stands twice.
 */
export async function getHome(now: Date, hand = noHand, source = whatReadersSee): Promise<HomeView> {
  const [newest, mostCommented, sections] = await Promise.all([
    source.newest(40),
    hand.hasMostCommented ? listTalk(now, undefined, source) : [],
    source.sections(),
  ])
  const blocks = await Promise.all(
    topLevel(sections).map(async (section) => ({
      section,
      articles: await source.newestOfSections(familyOf(sections, section.id), perSection),
    })),
  )
  return { ...arrange(newest, blocks, now, hand), mostCommented }
}

/** What readers talk about most: on the whole site, or in these sections. */
export const listTalk = (
  now: Date,
  sectionIds?: string[],
  source: Pick<HomeSource, 'mostCommented'> = whatReadersSee,
): Promise<ArticleSummary[]> =>
  source.mostCommented(mostTalkedAbout, new Date(now.getTime() - talkDays * 86_400_000), sectionIds)

/** Every story on the front page, once. */
export function storiesOf({
  opening,
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
    ...opening.others,
    ...seconds,
    ...latest,
    ...row,
    ...(longRead ? [longRead] : []),
    ...mostCommented,
    ...sections.flatMap(({ articles }) => articles),
  ]
  return [...new Map(all.map((article) => [article.id, article])).values()]
}

/**
 * Pure placing of stories, newest first; each place takes from what the ones above it have left. What is placed by hand
 * stands where it was put, and nowhere else.
 */
export function arrange(
  newest: readonly ArticleSummary[],
  sections: readonly SectionStories[],
  now: Date,
  placedByHand = noHand,
): Omit<HomeView, 'mostCommented'> {
  const known = new Set(sections.map(({ section }) => section.id))
  // A block whose section no reader knows is not shown: its stories are free.
  const hand = withLead(
    { ...placedByHand, blocks: placedByHand.blocks.filter((block) => known.has(block.sectionId)) },
    newest,
  )
  const placed = new Set(handStories(hand).map(({ id }) => id))
  const isFree = ({ id }: ArticleSummary) => !placed.has(id)
  const take = (stories: readonly ArticleSummary[], most: number): ArticleSummary[] => {
    const taken = stories.filter(isFree).slice(0, Math.max(0, most))
    for (const { id } of taken) placed.add(id)
    return taken
  }
  const takeTogether = (most: number) =>
    newest.filter(isFree).length < fewestTogether ? [] : take(newest, most)

  // A lead older than the ten newest would make the paper look asleep.
  const recent = newest.slice(0, 10)
  const oneOf = (fitting: readonly ArticleSummary[]) => take(fitting.some(isFree) ? fitting : newest, 1)
  // Beside a picture, words alone leave a hole; and a picture beside words alone outweighs them.
  const besides = (other: ArticleSummary | null) => recent.filter((story) => !story.lead === !other?.lead)
  const { leads: own, isLeadOpen } = hand.opening
  const [lead = null, ...leads] =
    own.length === 0
      ? oneOf(recent.filter((story) => story.lead))
      : isLeadOpen
        ? [...oneOf(besides(own[0]!)), ...own]
        : own
  const opening = openingOf(hand, () => (leads.length > 0 ? leads : oneOf(besides(lead))))
  const seconds = [...hand.seconds, ...take(newest, mostSeconds - hand.seconds.length)]
  const latest = hand.hasLatest ? takeTogether(wireLength) : []
  const row =
    hand.row.length > 0 ? [...hand.row, ...take(newest, mostInRow - hand.row.length)] : takeTogether(4)
  const since = now.getTime() - longReadDays * 86_400_000
  const longRead = longest(newest.filter(isFree).filter((article) => article.publishedAt.getTime() >= since))
  if (longRead) placed.add(longRead.id)
  const blocks = inOrder(sections, hand)
    .map(({ section, articles, own }) => ({
      section,
      articles: [...own, ...take(articles, mostOfSection - own.length)],
    }))
    .filter(({ articles }) => articles.length > 0)
  return { opening, lead, seconds, latest, row, longRead, sections: blocks }
}

const handStories = ({ opening, seconds, row, blocks }: Hand): ArticleSummary[] => [
  ...opening.leads,
  ...opening.linked,
  ...seconds,
  ...row,
  ...blocks.flatMap(({ articles }) => articles),
]

/** A page always has a lead: where each story was given another place and none is left, the first of them leads. */
function withLead(hand: Hand, newest: readonly ArticleSummary[]): Hand {
  const all = handStories(hand)
  const [first] = all
  if (!first || hand.opening.leads.length > 0) return hand
  if (newest.some(({ id }) => all.every((story) => story.id !== id))) return hand
  const without = (stories: ArticleSummary[]) => stories.filter((story) => story !== first)
  return {
    ...hand,
    opening: { ...hand.opening, leads: [first] },
    seconds: without(hand.seconds),
    row: without(hand.row),
    blocks: hand.blocks.map((block) => ({ ...block, articles: without(block.articles) })),
  }
}

/** One story has no equal: then it leads alone. */
function openingOf({ opening: { kind, title, linked } }: Hand, second: () => ArticleSummary[]): Opening {
  if (kind !== 'equal') return { kind, title, others: linked }
  const others = second()
  return { kind: others.length > 0 ? kind : 'story', title, others }
}

/** The sections that an editor ordered, without those that are put away, then the others. */
function inOrder(sections: readonly SectionStories[], { blocks }: Hand) {
  const placeOf = new Map(blocks.map((block, place) => [block.sectionId, { ...block, place }]))
  return sections
    .map(({ section, articles }) => ({ section, articles, block: placeOf.get(section.id) }))
    .filter(({ block }) => block?.isShown !== false)
    .toSorted((a, b) => (a.block?.place ?? blocks.length) - (b.block?.place ?? blocks.length))
    .map(({ section, articles, block }) => ({ section, articles, own: block?.articles ?? [] }))
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
