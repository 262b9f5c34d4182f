import { type AnyColumn, sql } from 'drizzle-orm'
import { publicArticles as a } from '#db/schema/public.ts'
import type { Language } from '#lib/locale.ts'
import { readingMinutes } from './article.ts'
import type { ArticleSummary } from './view.ts'

/** What a visible article is written in, for `select()` on a view that has its id under that name. */
export const languageOf = (id: AnyColumn) =>
  sql<Language>`(select l.language from public_article_languages l where l.article_id = ${id})`

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
  language: languageOf(a.id),
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
    language: row.language,
  }
}
