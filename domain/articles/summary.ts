import { publicArticles as a } from '#db/schema/public.ts'
import { readingMinutes } from './article.ts'
import type { ArticleSummary } from './view.ts'

/** Columns of a list's item, for `select()` on the public view. */
export const summaryColumns = {
  id: a.id,
  slug: a.slug,
  title: a.title,
  standfirst: a.standfirst,
  sectionSlug: a.sectionSlug,
  sectionName: a.sectionName,
  bylines: a.bylines,
  lead: a.lead,
  publishedAt: a.publishedAt,
  updatedAt: a.updatedAt,
  commentCount: a.commentCount,
  words: a.words,
} as const

type SummaryRow = Omit<ArticleSummary, 'section' | 'readingMinutes'> & {
  sectionSlug: string
  sectionName: string
  words: number
}

/** Built field by field: a column added to the view reaches no page by accident. */
export function toSummary(row: SummaryRow): ArticleSummary {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    standfirst: row.standfirst,
    section: { slug: row.sectionSlug, name: row.sectionName },
    bylines: row.bylines,
    lead: row.lead,
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    commentCount: row.commentCount,
    readingMinutes: readingMinutes(row.words),
  }
}
