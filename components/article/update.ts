import type { ArticleView } from '#domain/articles/view.ts'

const minute = 60_000

/**
 * When the text was changed, if readers are to be told: a slip put right within the minute of publication is none, unless
 * the newsroom has written a correction about it.
 */
export function shownUpdate({
  publishedAt,
  updatedAt,
  corrections,
}: Pick<ArticleView, 'publishedAt' | 'updatedAt' | 'corrections'>): Date | null {
  if (updatedAt === null || updatedAt <= publishedAt) return null
  const minuteOf = (date: Date) => Math.floor(date.getTime() / minute)
  return minuteOf(updatedAt) > minuteOf(publishedAt) || corrections.length > 0 ? updatedAt : null
}
