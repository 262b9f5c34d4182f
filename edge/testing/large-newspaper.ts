import {
  articleTags,
  feedTags,
  frontTags,
  type List,
  lists,
  listTags,
  mapTags,
  type Tag,
  tags,
} from '#contract/tags.ts'

/** A newspaper of ten thousand articles, and what each of its pages shows. */
export const articles = 10_000
const perPage = 20
export const sections = ['politique', 'culture', 'sports', 'economie', 'societe']
export const topics = Array.from({ length: 50 }, (_, i) => `sujet-${i}`)
export const bylines = Array.from({ length: 10 }, (_, i) => `plume-${i}`)

/** The newest is number 0. */
export const article = (n: number) => {
  const place = { section: sections[n % 5]!, topic: topics[n % 50]!, byline: bylines[n % 10]! }
  return { id: `a${n}`, ...place, path: `/${place.section}/a${n}`, bylines: [{ slug: place.byline }] }
}
const all = Array.from({ length: articles }, (_, n) => article(n))
export const placed = (n: number) => {
  const { id, section, topic, byline } = article(n)
  return { id, sections: [section], topics: [topic], bylines: [byline] }
}
const relatedTo = (n: number) =>
  all.slice(0, 250).filter((other) => other.topic === article(n).topic && other.id !== `a${n}`)

export const listed: { path: string; list: List; articles: typeof all }[] = [
  { path: '/derniers-articles', list: lists.all, articles: all },
  ...sections.map((slug) => ({
    path: `/${slug}`,
    list: lists.section(slug),
    articles: all.filter(({ section }) => section === slug),
  })),
  ...topics.map((slug) => ({
    path: `/sujets/${slug}`,
    list: lists.topic(slug),
    articles: all.filter(({ topic }) => topic === slug),
  })),
  ...bylines.map((slug) => ({
    path: `/auteurs/${slug}`,
    list: lists.byline(slug),
    articles: all.filter(({ byline }) => byline === slug),
  })),
]
export const maps = ['/sitemap.xml', '/sitemap/articles-1.xml', '/sitemap/articles-2.xml', '/plan-du-site']
export const prose = ['/a-propos', '/mentions-legales', '/confidentialite']
export const securityText = '/.well-known/security.txt'

/** Each page, with the tags that its own functions give it. */
export const site = new Map<string, readonly Tag[]>([['/', frontTags(all.slice(0, 40))]])
for (const { path, list, articles } of listed) {
  for (let page = 1; (page - 1) * perPage < articles.length; page++) {
    const shown = articles.slice((page - 1) * perPage, page * perPage)
    site.set(page === 1 ? path : `${path}?page=${page}`, listTags(list, page, shown))
  }
}
for (const [path, of] of [
  ['', listed[0]!],
  ...listed.slice(1, 6).map((one) => [one.path, one] as const),
] as const)
  site.set(`${path}/rss.xml`, feedTags(of.list, of.articles.slice(0, 30)))
for (const [n, { path }] of all.entries()) site.set(path, articleTags(article(n), relatedTo(n)))
for (const path of maps) site.set(path, mapTags)
for (const path of prose) site.set(path, [tags.site])
site.set(securityText, [tags.site, tags.day])
