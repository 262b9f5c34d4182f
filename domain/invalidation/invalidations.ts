import { type List, lists, periodsOf, type Tag, tags } from '#contract/tags.ts'

/** What goes stale, and how: `hard` means gone at once, never served stale. */
export type Invalidation = {
  tags: Tag[]
  hard: boolean
  /** What a hard one leaves merely older: its pages stay until the new ones are there. */
  stale?: Tag[]
}

type Placed = {
  id: string
  sections: string[]
  /** Sections that those stand under: their lists hold it too. */
  parents?: string[] | undefined
  topics: string[]
  bylines: string[]
  around?: string[] | undefined
  /** Its day in the archive. */
  days?: string[] | undefined
  translations?: { groups: string[]; days: string[] } | undefined
}

/** Comments from before threads had pages do not say where they stand. */
type PlacedComment = { articleId: string; rootId: string | undefined; isRoot: boolean }

/** The lists that an article is on: their first pages, and those behind them. */
const membership = (a: Placed): { first: Tag[]; further: Tag[] } => {
  const joined = [
    lists.all,
    ...a.sections.map(lists.section),
    ...(a.parents ?? []).map(lists.section),
    ...a.topics.map(lists.topic),
    ...a.bylines.map(lists.byline),
  ]
  return { first: joined.map(tags.newest), further: joined.map(tags.older) }
}

/** The pages of its day, its month and its year, where it is counted. */
const archive = ({ days = [] }: Pick<Placed, 'days'>): Tag[] =>
  days.flatMap((day) => periodsOf(day).map(tags.archive))

/** The map for machines that names it: that of its month. */
const maps = ({ days = [] }: Pick<Placed, 'days'>): Tag[] => [
  ...new Set(days.map((day) => tags.map(day.slice(0, 7)))),
]

/** The pages of its translations, which lead to it, and the maps that name both of them. */
const translations = ({ days, translations }: Pick<Placed, 'days' | 'translations'>): Tag[] => {
  if (!translations) return []
  const own = maps({ days })
  const others = maps({ days: translations.days }).filter((tag) => !own.includes(tag))
  return [...translations.groups.map(tags.translation), ...others]
}

const words = (id: string): Tag[] => [tags.article(id), tags.mention(id)]

/**
 * Lists that an earlier release rendered say no more than this. They lie on disk until this one has rendered them
 * anew, and a takedown must find them.
 */
const earlierLists = (a: Placed): Tag[] => [
  'home',
  ...a.sections.map((slug) => `section:${slug}`),
  ...a.topics.map((slug) => `topic:${slug}`),
  ...a.bylines.map((slug) => `author:${slug}`),
]

/** Events of the newsroom, in the past tense, and what each makes stale. */
export const touched = {
  /** It joined lists, left some or moved in them; its words are new too. Further pages of the lists follow by their age. */
  articlePublished: (a: Placed): Invalidation => ({
    tags: [
      ...words(a.id),
      tags.home,
      tags.sitemap,
      ...maps(a),
      ...membership(a).first,
      ...archive(a),
      ...(a.around ?? []).map(tags.around),
      ...translations(a),
    ],
    hard: false,
  }),
  /** New words in the same places. The map of the site says when they changed. */
  articleCorrected: (a: Pick<Placed, 'id' | 'days'>): Invalidation => ({
    tags: [...words(a.id), ...(a.days ? maps(a) : [tags.sitemap])],
    hard: false,
  }),
  /** Gone wherever a word of it stood; lists that did not show it are merely shorter. */
  articleUnpublished: (a: Placed): Invalidation => ({
    tags: [...words(a.id), tags.sitemap, ...maps(a), ...translations(a), ...earlierLists(a)],
    hard: true,
    stale: [tags.home, ...membership(a).first, ...membership(a).further, ...archive(a)],
  }),
  /** The same words, said to be in another language: wherever they stand, and where its translations lead to it. */
  languageChosen: (a: Placed): Invalidation => ({
    tags: [...words(a.id), ...(a.translations ? [...maps(a), ...translations(a)] : [])],
    hard: false,
  }),
  /** Other translations of these articles: on their own pages, and in the maps that name them. */
  translationsChanged: ({ ids, days }: { ids: readonly string[]; days: string[] }): Invalidation => ({
    tags: [...ids.map(tags.around), ...maps({ days })],
    hard: false,
  }),
  /** Other stories beside it: on its own page, and nowhere else. */
  relatedChosen: ({ id }: Pick<Placed, 'id'>): Invalidation => ({ tags: [tags.around(id)], hard: false }),
  /** What its link looks like where it is shared: its own page says so, and no other. */
  cardDrawn: ({ id }: Pick<Placed, 'id'>): Invalidation => ({ tags: [tags.around(id)], hard: false }),
  /** The pages of its history, and no other: what it says now is what it said a moment ago. */
  versionWithheld: ({ id }: Pick<Placed, 'id'>): Invalidation => ({ tags: [tags.versions(id)], hard: true }),
  /** The same pages, which say more than before: the old ones may stand until then. */
  versionReinstated: ({ id }: Pick<Placed, 'id'>): Invalidation => ({
    tags: [tags.versions(id)],
    hard: false,
  }),
  threadOpenedOrClosed: ({ id }: Pick<Placed, 'id'>): Invalidation => ({
    tags: [tags.thread(id), tags.threadPages(id)],
    hard: false,
  }),
  /** Its number, on each page where it stands. */
  commentFoundUseful: ({ articleId }: { articleId: string }): Invalidation => ({
    tags: [tags.useful(articleId)],
    hard: false,
  }),
  /** Where the pages of the thread begin, and where these comments stand. */
  commentPinned: (articleId: string, rootIds: readonly string[]): Invalidation => ({
    tags: [tags.thread(articleId), tags.threadEnd(articleId), ...rootIds.map(tags.conversation)],
    hard: false,
  }),
  /** Where it stands, and where the thread begins: the choice is listed there. */
  commentPicked: ({ articleId, rootId }: { articleId: string; rootId: string }): Invalidation => ({
    tags: [tags.thread(articleId), tags.threadEnd(articleId), tags.conversation(rootId)],
    hard: false,
  }),
  commentPublished: ({ articleId, rootId, isRoot }: PlacedComment): Invalidation => ({
    tags: [
      tags.thread(articleId),
      ...(rootId ? [tags.conversation(rootId)] : []),
      ...(isRoot ? [tags.threadEnd(articleId)] : []),
      tags.count(articleId),
      tags.talk,
    ],
    hard: false,
  }),
  /** Its words stand in one place. Elsewhere a number is too high for a moment. */
  commentWithdrawn: ({ articleId, rootId }: PlacedComment): Invalidation => ({
    tags: [tags.thread(articleId), ...(rootId ? [tags.conversation(rootId)] : [])],
    hard: true,
    stale: [tags.count(articleId), tags.talk],
  }),
  /** A picture stands in the article and wherever it leads a story: nobody may be served it for a moment longer. */
  pictureWithdrawn: (
    articles: Placed[],
    portraitOf: readonly string[] = [],
    pages: readonly string[] = [],
  ): Invalidation => ({
    tags: [
      ...articles.flatMap((a) => [...words(a.id), ...maps(a), ...earlierLists(a)]),
      // A portrait stands on the byline's own page, and nowhere else.
      ...portraitOf.map((slug) => tags.newest(lists.byline(slug))),
      ...pages.map(tags.page),
    ],
    hard: true,
  }),
  /**
   * Another point of a picture stays in view. Only where it is cut does that change anything: wherever it leads a story, beside
   * articles too, and on the page of whose portrait it is. In a text it stands whole.
   */
  focusChosen: (led: readonly string[], portraitOf: readonly string[]): Invalidation => ({
    tags: [...led.flatMap(words), ...portraitOf.map((slug) => tags.newest(lists.byline(slug)))],
    hard: false,
  }),
  /** One page, composed anew. Its stories are where they were. */
  frontComposed: (list: List): Invalidation => ({ tags: [tags.composed(list)], hard: false }),
  bannerEnded: (list: List): Invalidation => ({ tags: [tags.banner(list)], hard: false }),
  /** Midnight. Yesterday's front page bears yesterday's date; what else is kept bears none. */
  dayBegan: (): Invalidation => ({ tags: [tags.day], hard: false }),
  /** Another name, or other words about who signs: on all that is signed, the byline's own page first, and in the map for people. */
  bylineChanged: ({ slug }: { slug: string }): Invalidation => ({
    tags: [tags.byline(slug), tags.newest(lists.byline(slug)), tags.sitemap],
    hard: false,
  }),
  /** Its own words, and the maps where its address or its title is another one. */
  pagePublished: ({
    slug,
    isNew,
    changesTitle,
  }: {
    slug: string
    isNew: boolean
    changesTitle: boolean
  }): Invalidation => ({
    tags: [tags.page(slug), ...(isNew || changesTitle ? [tags.sitemap] : [])],
    hard: false,
  }),
  pageUnpublished: ({ slug }: { slug: string }): Invalidation => ({
    tags: [tags.page(slug)],
    hard: true,
    stale: [tags.sitemap],
  }),
  /** The masthead, a section's name, a setting: on every page. What most readers see is made anew at once, the rest when it is asked for. */
  siteChanged: (): Invalidation => ({ tags: [tags.site], hard: false }),
  /** Earlier versions are shown no more: nobody reads one of them once more. The links to them follow. */
  historyClosed: (): Invalidation => ({ tags: [tags.history], hard: true, stale: [tags.site] }),
  /** Feeds hold more or less of each article, or robots are let in or not. */
  distributionChanged: (): Invalidation => ({ tags: [tags.distribution], hard: false }),
  /** The demo has gone: nothing of it may be read once more. */
  siteEmptied: (): Invalidation => ({ tags: [tags.site], hard: true }),
}
