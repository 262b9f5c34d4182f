import { pages as addresses } from '#contract/addresses.ts'
import type { ArticleContent } from '#domain/articles/content.ts'
import { plainText } from '#domain/articles/document.ts'

/** The pages that a publisher owes its readers: always there, and at addresses of their own. */
export const owedKinds = [
  'about',
  'contact',
  'legal',
  'privacy',
  'charter',
  'reply',
  'accessibility',
] as const
export type OwedKind = (typeof owedKinds)[number]

export const owedSlug = (kind: OwedKind): string => addresses[kind].slice(1)

/** Which owed page has this address; null for an own one. */
export const kindOf = (slug: string): OwedKind | null =>
  owedKinds.find((kind) => owedSlug(kind) === slug) ?? null

/** A page has the parts of an article that it needs, so that one editor, one renderer and one comparison serve both. */
export type PageContent = Pick<ArticleContent, 'title' | 'standfirst' | 'body'>

export const pageRevisionKinds = ['checkpoint', 'published'] as const
export type PageRevisionKind = (typeof pageRevisionKinds)[number]

export const pageLimits = {
  /** As long as that of a section: they stand in the same place of an address. */
  slug: 40,
} as const

/** Characters of a description: what a search engine shows of it. */
const summaryLength = 200

/** What search engines and shared links are told of a page of the newsroom's own: how it begins. */
export function summaryOf({ standfirst, body }: PageContent): string {
  const words = (standfirst || plainText(body)).replace(/\s+/g, ' ').trim()
  if (words.length <= summaryLength) return words
  const cut = words.slice(0, summaryLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), summaryLength / 2))}…`
}
