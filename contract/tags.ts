/** A cache tag: what a page shows. Spelled only here; pages declare them, commands touch them, the edge keeps pages by them. */
export type Tag = string & { readonly brand?: 'Tag' }

/** Articles in the order of time: all of them, or those of one section, topic or byline. */
export type List = 'all' | `section.${string}` | `topic.${string}` | `author.${string}`

export const lists = {
  all: 'all' as List,
  section: (slug: string): List => `section.${slug}`,
  topic: (slug: string): List => `topic.${slug}`,
  /** Spelled as it was before bylines had that name: pages on disk and hours that were chosen are found by it. */
  byline: (slug: string): List => `author.${slug}`,
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
  /** The day's date, and « hier ». Only what most readers see bears it: midnight makes nothing else stale. */
  day: 'day' as Tag,
  /** How somebody composed the first page of a section. The front page is composed by what it shows: `home`. */
  composed: (list: List): Tag => (list === lists.all ? tags.home : `composed:${list}`),
  /** A banner that ends by itself, on the page of this list; the front page is that of all. */
  banner: (list: List): Tag => `banner:${list}`,
  /** Which stories are talked about, and how many comments each has, on the front page. */
  talk: 'talk' as Tag,
  /** Which articles the first page of a list shows, and its feed. */
  newest: (list: List): Tag => `newest:${list}`,
  /** Which articles its further pages show. A new one moves all of them: they follow by their age, and only what goes says so. */
  older: (list: List): Tag => `older:${list}`,
  /** Which addresses there are. */
  sitemap: 'sitemap' as Tag,
  /** The addresses and words of one month (`2026-11`) in the map for machines. A full month changes no more. */
  map: (month: string): Tag => `map:${month}`,
  /** Which articles appeared in a period, and how many: a day (`2026-11-28`), a month or a year. */
  archive: (period: string): Tag => `archive:${period}`,
  /** How the site is given on: what feeds hold, which robots may read. */
  distribution: 'distribution' as Tag,
  /** The words of an article, on its own page and wherever a list shows its title. */
  article: (id: string): Tag => `article:${id}`,
  /** The same where it stands beside another article: the newest of a section is beside thousands. */
  mention: (id: string): Tag => `mention:${id}`,
  /** What is chosen to stand around an article: stories beside it by hand, the one before and the one after it in its section. */
  around: (id: string): Tag => `around:${id}`,
  /** Where the same article stands in other languages, by the group of these: on the page of each. */
  translation: (groupId: string): Tag => `translation:${groupId}`,
  /** Which corrections there are: the first page of them. */
  corrections: 'corrections' as Tag,
  /** Whether readers may read what articles said before. */
  history: 'history' as Tag,
  /** What one article said before: a version of it may be withheld. */
  versions: (id: string): Tag => `versions:${id}`,
  /** Who signs: a name, on articles and wherever their titles stand. */
  byline: (slug: string): Tag => `byline:${slug}`,
  /** The words of a page of the publisher, by its slug. */
  page: (slug: string): Tag => `page:${slug}`,
  /** Its comments, and whether more may come. */
  thread: (articleId: string): Tag => `thread:${articleId}`,
  /** A comment with its replies, on the further pages of a thread. */
  conversation: (rootId: string): Tag => `conversation:${rootId}`,
  /** Which comments came last: the page where a thread ends, and the one that begins with the newest. */
  threadEnd: (articleId: string): Tag => `threadend:${articleId}`,
  /** Whether more comments may come, on the further pages of a thread. */
  threadPages: (articleId: string): Tag => `threadpages:${articleId}`,
  /** How many readers found each of its comments useful: a number that several clicks move together. */
  useful: (articleId: string): Tag => `useful:${articleId}`,
  /** How many there are, beside its title on the first page of a list. */
  count: (articleId: string): Tag => `count:${articleId}`,
}

type Shown = readonly { id: string; bylines: readonly { slug: string }[] }[]

/** The articles that a page shows, and who signs them. */
const shownTags = (articles: Shown): Tag[] => [
  ...articles.map(({ id }) => tags.article(id)),
  ...new Set(articles.flatMap(({ bylines }) => bylines.map(({ slug }) => tags.byline(slug)))),
]

/** Articles that a page only points at, each once. One that is not published yet is waited for. */
const mentionTags = (ids: readonly string[]): Tag[] => [...new Set(ids)].map(tags.mention)

/** What the front page shows. */
export const frontTags = (stories: Shown): Tag[] => [
  tags.site,
  tags.home,
  tags.talk,
  tags.day,
  ...shownTags(stories),
]

/** What a banner shows, on the page of this list: the article that it leads to, until it ends. */
export const bannerTags = (list: List, banner: { article: Shown[number] | null } | null): Tag[] =>
  banner ? [tags.banner(list), ...(banner.article ? [tags.article(banner.article.id)] : [])] : []

/**
 * What the page of an article shows; the stories beside and in it too: one that is withdrawn must leave this page with the
 * others. One that is not published yet is named as well: this page waits for it.
 */
export const articleTags = (
  article: Shown[number],
  related: readonly { id: string }[],
  /** Of the group of its translations. */
  groupId: string | null = null,
): Tag[] => [
  tags.site,
  ...shownTags([article]),
  tags.thread(article.id),
  tags.useful(article.id),
  tags.around(article.id),
  ...(groupId === null ? [] : [tags.translation(groupId)]),
  ...new Set(related.map((other) => tags.mention(other.id))),
]

/** What a page about an article shows that names no other: the form for an error. */
export const aboutArticleTags = ({ id }: { id: string }): Tag[] => [tags.site, tags.article(id)]

/** A further page of a thread: of its article it shows the title. */
export const threadPageTags = (articleId: string, rootIds: readonly string[], hasEnd: boolean): Tag[] => [
  tags.site,
  tags.mention(articleId),
  tags.threadPages(articleId),
  tags.useful(articleId),
  ...rootIds.map(tags.conversation),
  ...(hasEnd ? [tags.threadEnd(articleId)] : []),
]

/** The form by which a comment is reported: it shows its words. */
export const commentReportTags = (articleId: string, rootId: string): Tag[] => [
  tags.site,
  tags.mention(articleId),
  tags.conversation(rootId),
]

/** The feed of a thread: what comes moves the number of comments, and what is taken away stands in its conversation. */
export const threadFeedTags = (articleId: string, rootIds: readonly string[]): Tag[] => [
  tags.site,
  tags.mention(articleId),
  tags.count(articleId),
  ...new Set(rootIds.map(tags.conversation)),
]

/** What an article said before, and what has become of it. */
export const historyTags = (article: { id: string }): Tag[] => [
  ...aboutArticleTags(article),
  tags.history,
  tags.versions(article.id),
]

/** A page of corrections. Only the first grows; what goes, goes from the one that shows it. */
export const correctionTags = (isFirst: boolean, articleIds: readonly string[]): Tag[] => [
  tags.site,
  ...(isFirst ? [tags.corrections] : []),
  ...new Set(articleIds.map(tags.article)),
]

/** What a page of the publisher shows, and the articles that it points at. */
export const pageTags = (slug: string, mentioned: readonly string[]): Tag[] => [
  tags.site,
  tags.page(slug),
  ...mentionTags(mentioned),
]

/** What the maps, and the map for people, show: whatever is published can bring a first story of a topic or an author. */
export const mapTags: Tag[] = [tags.site, tags.sitemap]

/** What the map of one month shows. */
export const monthMapTags = (month: string): Tag[] => [tags.site, tags.map(month)]

/** What the map of the newest shows: the stories of two days, which midnight makes others. */
export const newsMapTags = (articles: readonly { id: string }[]): Tag[] => [
  tags.site,
  tags.day,
  tags.newest(lists.all),
  ...articles.map(({ id }) => tags.article(id)),
]

/** What a page of a list shows. On a further page a count may be a day old: nobody looks for the latest there. */
export const listTags = (list: List, page: number, articles: Shown): Tag[] => [
  tags.site,
  ...(page === 1
    ? [
        tags.newest(list),
        ...(list.startsWith('section.') ? [tags.composed(list)] : []),
        ...articles.map(({ id }) => tags.count(id)),
      ]
    : [tags.older(list)]),
  ...shownTags(articles),
]

/** The year, the month and the day of a calendar day: `2026`, `2026-11`, `2026-11-28`. */
export const periodsOf = (day: string): string[] => [day.slice(0, 4), day.slice(0, 7), day]

/** What the page of a year shows: numbers. */
export const archiveTags = (period: string): Tag[] => [tags.site, tags.archive(period)]

/** What the page of one day shows. A count beside a title may be a day old: nobody looks for the latest there. */
export const dayTags = (day: string, articles: Shown): Tag[] => [...archiveTags(day), ...shownTags(articles)]

/** What the page of a month shows: numbers and titles. Words that change there are rendered when a reader asks. */
export const monthTags = (month: string, articles: readonly { id: string }[]): Tag[] => [
  ...archiveTags(month),
  ...articles.map(({ id }) => tags.mention(id)),
]

/** What a feed shows: titles, standfirsts and names, perhaps the whole text with what it points at, and no count. */
export const feedTags = (
  list: List,
  articles: readonly (Shown[number] & { mentioned?: readonly string[] })[],
): Tag[] => [
  tags.site,
  tags.distribution,
  tags.newest(list),
  ...shownTags(articles),
  ...mentionTags(articles.flatMap(({ mentioned = [] }) => mentioned)),
]
