import type { ArticleSummary } from '#domain/articles/view.ts'

/** A picture from further down would make the newest story look old. */
const nearTop = 4

/** Which story opens a list: the newest of the first few that has a picture, or else the newest. The others keep their order. */
export function openingOf(articles: readonly ArticleSummary[]): {
  opening: ArticleSummary | null
  others: ArticleSummary[]
} {
  const opening = articles.slice(0, nearTop).find((article) => article.lead) ?? articles[0] ?? null
  return { opening, others: articles.filter((article) => article !== opening) }
}
