import { lists, type Tag, tags } from '#contract/tags.ts'

/** What goes stale, and how: `hard` means gone at once, never served stale. */
export type Invalidation = {
  tags: Tag[]
  hard: boolean
  /** What a hard one leaves merely older: its pages stay until the new ones are there. */
  stale?: Tag[]
}

type Placed = { id: string; sections: string[]; topics: string[]; bylines: string[] }

const membership = (a: Placed): Tag[] => {
  const joined = [
    lists.all,
    ...a.sections.map(lists.section),
    ...a.topics.map(lists.topic),
    ...a.bylines.map(lists.byline),
  ]
  return [tags.home, tags.sitemap, ...joined.flatMap((list) => [tags.newest(list), tags.older(list)])]
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
  /** It joined lists, left some or moved in them; its words are new too. */
  articlePublished: (a: Placed): Invalidation => ({ tags: [...words(a.id), ...membership(a)], hard: false }),
  /** New words in the same places. The map of the site says when they changed. */
  articleCorrected: ({ id }: Pick<Placed, 'id'>): Invalidation => ({
    tags: [...words(id), tags.sitemap],
    hard: false,
  }),
  /** Gone wherever a word of it stood; lists that did not show it are merely shorter. */
  articleUnpublished: (a: Placed): Invalidation => ({
    tags: [...words(a.id), tags.sitemap, ...earlierLists(a)],
    hard: true,
    stale: membership(a).filter((tag) => tag !== tags.sitemap),
  }),
  threadOpenedOrClosed: ({ id }: Pick<Placed, 'id'>): Invalidation => ({
    tags: [tags.thread(id)],
    hard: false,
  }),
  commentPublished: ({ id }: Pick<Placed, 'id'>): Invalidation => ({
    tags: [tags.thread(id), tags.count(id), tags.talk],
    hard: false,
  }),
  /** Its words stand in one place. Elsewhere a number is too high for a moment. */
  commentWithdrawn: ({ id }: Pick<Placed, 'id'>): Invalidation => ({
    tags: [tags.thread(id)],
    hard: true,
    stale: [tags.count(id), tags.talk],
  }),
  /** A picture stands in the article and wherever it leads a story: nobody may be served it for a moment longer. */
  pictureWithdrawn: (articles: Placed[]): Invalidation => ({
    tags: articles.flatMap((a) => [...words(a.id), ...earlierLists(a)]),
    hard: true,
  }),
  /** Midnight. Yesterday's front page bears yesterday's date; what else is kept bears none. */
  dayTurned: (): Invalidation => ({ tags: [tags.day], hard: false }),
  siteChanged: (): Invalidation => ({ tags: [tags.site], hard: false }),
  /** The demo has gone: nothing of it may be read once more. */
  siteEmptied: (): Invalidation => ({ tags: [tags.site], hard: true }),
}
