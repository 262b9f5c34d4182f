import { reservedSlugs } from '#contract/addresses.ts'
import { articleLimits } from '#domain/articles/article.ts'
import { lengthOf } from '#domain/articles/content.ts'
import { documentSchema } from '#domain/articles/document.ts'
import { knownFormat } from '#domain/articles/input.ts'
import { locales } from '#lib/locale.ts'
import { slug as address, text, z } from '#lib/schema.ts'
import { kindOf, type PageContent, pageLimits } from './page.ts'

const typed = (max: number, tooLong: string) => text({ max, tooLong, trim: false })

/** The limits of an article: the same fields, in the same places. */
const pageContentSchema: z.ZodType<PageContent> = z.object({
  title: typed(articleLimits.title, 'article.title_too_long'),
  standfirst: typed(articleLimits.standfirst, 'article.standfirst_too_long'),
  body: documentSchema.refine((body) => lengthOf(body) <= articleLimits.bodyCharacters, {
    message: 'article.body_too_long',
  }),
})

/** Any slug that could be one of a page: those of the site's own pages are taken by them. */
const slug = address(pageLimits.slug)
/** Zero: an owed page of which nobody has changed a word. */
const baseVersion = z.number().int().min(0)

export const isReservedForSite = (value: string): boolean => reservedSlugs.includes(value)

/** Without an address, the title makes one. */
export const createPageInput = z.object({
  title: text({ max: articleLimits.title, tooLong: 'article.title_too_long', required: true }),
  slug: address(pageLimits.slug, { optional: true })
    .refine((value) => !isReservedForSite(value), { message: 'section.reserved' })
    .default(''),
  language: z.enum(locales, { message: 'field.choice' }),
})
export const pageInput = z.object({ slug })
export const readPageDraftInput = z.object({ slug, format: knownFormat })
export const savePageInput = z.object({
  slug,
  baseVersion,
  content: pageContentSchema,
  /** True when somebody has seen the other version of a conflict and keeps their own: the other becomes a revision. */
  overwrite: z.boolean().default(false),
  format: knownFormat,
})
export const publishPageInput = z.object({ slug, baseVersion })
export const restorePageInput = z.object({
  slug,
  baseVersion,
  /** Null: the first text of an owed page. */
  revisionId: z.uuid().nullable(),
})
/** An owed page cannot be taken from readers. */
export const unpublishPageInput = z.object({
  slug: slug.refine((value) => kindOf(value) === null, { message: 'page.owed' }),
})

export type CreatePage = z.output<typeof createPageInput>
export type SavePage = z.output<typeof savePageInput>
