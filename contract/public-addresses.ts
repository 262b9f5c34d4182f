import type { Locale } from '#lib/locale.ts'
import { archiveNames, articleNames, firstNames, innerNames } from './address-names.ts'
import {
  archiveHref,
  belowArticle,
  closedPaths,
  comfort,
  listFolders,
  pages,
  search,
  suggestions,
  type ThreadOrder,
} from './addresses.ts'

/**
 * The site's own addresses as readers see them: in the language of the site (decision 45). Inside, each page has one path,
 * the French one: that of its folder in app/, which tags and rows name too. The edge asks Next by it; whatever prints an
 * address takes it from here.
 */

type Names = ReadonlyMap<string, string>
interface Table {
  first: Names
  article: Names
  archive: Names
  inner: Names
}

const tableOf = (names: (pairs: Readonly<Record<string, string>>) => [string, string][]): Table => ({
  first: new Map(names(firstNames)),
  article: new Map(names(articleNames)),
  archive: new Map(names(archiveNames)),
  inner: new Map(names(innerNames)),
})
const toEnglish = tableOf((pairs) => Object.entries(pairs))
const toFrench = tableOf((pairs) => Object.entries(pairs).map(([french, english]) => [english, french]))

/** Names there are what they are: desks, programs, files. */
const untouched = new Set([
  ...closedPaths.map((path) => path.slice(1)),
  'media',
  'fonts',
  '_next',
  '.well-known',
])

/** The path of a page by the names of one table; what it does not name stays. */
function spelled(path: string, table: Table): string {
  const [, first = '', ...below] = path.split('/')
  if (first === '' || untouched.has(first)) return path
  const isOwn = toEnglish.first.has(first) || toFrench.first.has(first)
  const [head, ...rest] = isOwn
    ? [
        named(first, table.first),
        ...(isArchive(first) ? below.map((part) => named(part, table.archive)) : below),
      ]
    : [first, ...underArticle(below, table)]
  return `/${[head, ...rest].join('/')}`
}

const named = (name: string, names: Names): string => names.get(name) ?? name
const isArchive = (first: string): boolean => first === 'archives' || first === firstNames.archives

/** `titre/commentaires/recents`: the first part is the article's own. Below a comment there is what an article has, too. */
function underArticle([slug, page, inner, ...rest]: string[], table: Table): string[] {
  if (slug === undefined || page === undefined) return slug === undefined ? [] : [slug]
  const under = inner === undefined ? [] : [named(inner, table.inner)]
  return [slug, named(page, table.article), ...under, ...rest.map((part) => named(part, table.article))]
}

/** Where a path ends, and a question or a place in the page begins. */
const ending = /[?#]/

/** An address of this site, in whichever language, as it is in this one. What is none of its own stays as it is. */
export function addressIn(address: string, language: Locale): string {
  if (!address.startsWith('/') || address.startsWith('//')) return address
  const cut = address.search(ending)
  const end = cut === -1 ? address.length : cut
  const path = spelled(address.slice(0, end), toFrench)
  return (language === 'fr' ? path : spelled(path, toEnglish)) + address.slice(end)
}

/** The one path of a page inside, whichever language its address is in; with its question. */
export const internalPath = (address: string): string => addressIn(address, 'fr')

/** In which language a route handler answers: of a page, its document says it. For the edge alone. */
export const languageHeader = 'x-site-language'

/** Undefined where an address is the same in every language. */
export function languageOfAddress(address: string): Locale | undefined {
  if (internalPath(address) !== address) return 'en'
  return addressIn(address, 'en') === address ? undefined : 'fr'
}

function addressesOf(language: Locale) {
  const own = (path: string) => addressIn(path, language)
  const all = <K extends string>(paths: Readonly<Record<K, string>>) =>
    Object.fromEntries(Object.entries<string>(paths).map(([key, path]) => [key, own(path)])) as Record<
      K,
      string
    >
  // Of any article: its own address stays as it is, be it a preview's.
  const below = (article: string, page: string) => article + own(`/-/-${page}`).slice('/-/-'.length)
  return {
    pages: all(pages),
    comfort: all(comfort),
    search: own(search),
    suggestions: own(suggestions),
    byline: (slug: string) => own(`${listFolders.bylines}/${slug}`),
    topic: (slug: string) => own(`${listFolders.topics}/${slug}`),
    /** Of `2026`, `2026-11` or `2026-11-28`; `before`: the story that a further page of it goes on from. */
    archive: (period: string, before?: string) => own(archiveHref(period, before)),
    /** A page of the thread of an article, which begins with this comment; without one the newest come first. */
    thread: (article: string, comment?: string, order?: ThreadOrder) =>
      below(article, belowArticle.thread(comment, order)),
    /** Where a comment stands for good, whatever comes before it: the page that begins with it, and its place there. */
    comment: (article: string, comment: string) =>
      `${below(article, belowArticle.thread(comment))}#commentaire-${comment}`,
    commentReport: (article: string, comment: string) => below(article, belowArticle.commentReport(comment)),
    commentReportReceived: (article: string) => below(article, belowArticle.commentReportReceived),
    history: (article: string, version?: number | string) => below(article, belowArticle.history(version)),
    report: (article: string, paragraph?: number | string) => below(article, belowArticle.report(paragraph)),
    reportReceived: (article: string) => below(article, belowArticle.reportReceived),
  }
}

/** Every address that a site in this language prints of its own pages. */
export type Addresses = ReturnType<typeof addressesOf>

const byLanguage: Readonly<Record<Locale, Addresses>> = { fr: addressesOf('fr'), en: addressesOf('en') }

export const addressesIn = (language: Locale): Addresses => byLanguage[language]
