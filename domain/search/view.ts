import type { ArticleSummary } from '#domain/articles/view.ts'

/** A text in runs; those that answer the question are marked. Never HTML. */
export type MarkedText = { text: string; isMarked: boolean }[]

export type FoundArticle = {
  article: ArticleSummary
  title: MarkedText
  extract: MarkedText
}

/** A way to narrow what was found, and how many articles are behind it. */
export type Facet = { slug: string; name: string; count: number }

export type SearchOrder = 'relevance' | 'date'

export type SearchView = {
  /** What was asked, as it is shown in the field. */
  question: string
  /** The question was longer than any is, and only its beginning was read. */
  isCut: boolean
  /** Nothing was asked that could be looked for: an empty field, signs, only words that every text has. */
  isEmpty: boolean
  articles: FoundArticle[]
  /** How many there are; null on a further page of so many that nobody counts them. */
  total: number | null
  /** False: more than `total`, which counts the newest and older ones whose title or standfirst says it. */
  isWhole: boolean
  facets: { sections: Facet[]; topics: Facet[]; bylines: Facet[] }
  /** Bylines and topics that are called what was asked. */
  names: { kind: 'byline' | 'topic'; slug: string; name: string }[]
  /** Nothing was found as it was typed: this is what was looked for instead. */
  instead: string | null
  /** « Vouliez-vous dire » */
  suggestion: string | null
  /** Nothing has all of its words: these of them can be found, each by itself, in so many articles. */
  parts: { text: string; total: number }[]
  /** The cursor of the next page. */
  next: string | null
}
