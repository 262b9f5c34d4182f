/** A cache tag: what a page shows. Spelled only here; pages declare them, commands touch them. */
export type Tag = string & { readonly brand?: 'Tag' }

/** Articles in the order of time: all of them, or those of one section, topic or author. */
export type List = 'all' | `section.${string}` | `topic.${string}` | `author.${string}`

export const lists = {
  all: 'all' as List,
  section: (slug: string): List => `section.${slug}`,
  topic: (slug: string): List => `topic.${slug}`,
  author: (slug: string): List => `author.${slug}`,
}

/**
 * What changes apart has a tag apart. How soon the edge renders a page again hangs on the word before the colon
 * (edge/page-cache/invalidation/urgency.ts): counts come together, and nothing that may be the whole archive is rendered unasked.
 */
export const tags = {
  /** Everything: identity of the site, sections in the masthead. */
  site: 'site' as Tag,
  /** Which stories the front page shows, and where. */
  home: 'front' as Tag,
  /** Which stories are talked about, and how many comments each has, on the front page. */
  talk: 'talk' as Tag,
  /** Which articles the first page of a list shows, and its feed. */
  newest: (list: List): Tag => `newest:${list}`,
  /** Which articles its further pages show: each new article moves all of them. */
  older: (list: List): Tag => `older:${list}`,
  /** Which addresses there are. */
  sitemap: 'sitemap' as Tag,
  /** The words of an article, on its own page and wherever a list shows its title. */
  article: (id: string): Tag => `article:${id}`,
  /** The same where it stands beside another article: the newest of a section is beside thousands. */
  mention: (id: string): Tag => `mention:${id}`,
  /** Its comments, and whether more may come. */
  thread: (articleId: string): Tag => `thread:${articleId}`,
  /** How many there are, beside its title on the first page of a list. */
  count: (articleId: string): Tag => `count:${articleId}`,
}

type Shown = readonly { id: string }[]

/** What a page of a list shows. On a further page a count may be a day old: nobody looks for the latest there. */
export const listTags = (list: List, page: number, articles: Shown): Tag[] => [
  tags.site,
  ...(page === 1 ? [tags.newest(list), ...articles.map(({ id }) => tags.count(id))] : [tags.older(list)]),
  ...articles.map(({ id }) => tags.article(id)),
]

/** What a feed shows: titles and standfirsts, and no count. */
export const feedTags = (list: List, articles: Shown): Tag[] => [
  tags.site,
  tags.newest(list),
  ...articles.map(({ id }) => tags.article(id)),
]

/** What goes stale, and how: `hard` means gone at once, never served stale. */
export type Invalidation = {
  tags: Tag[]
  hard: boolean
  /** What a hard one leaves merely older: its pages stay until the new ones are there. */
  stale?: Tag[]
}

type Placed = { id: string; sections: string[]; topics: string[]; authors: string[] }

const membership = (a: Placed): Tag[] => {
  const joined = [
    lists.all,
    ...a.sections.map(lists.section),
    ...a.topics.map(lists.topic),
    ...a.authors.map(lists.author),
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
  ...a.authors.map((slug) => `author:${slug}`),
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
  siteChanged: (): Invalidation => ({ tags: [tags.site], hard: false }),
  /** The demo has gone: nothing of it may be read once more. */
  siteEmptied: (): Invalidation => ({ tags: [tags.site], hard: true }),
}
