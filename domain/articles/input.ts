import { slug, text, z } from '#lib/schema.ts'
import { articleLimits } from './article.ts'
import { contentSchema } from './content.ts'

const articleId = z.uuid({ message: 'article.not_found' })
const baseVersion = z.number().int().positive()
const note = text({ max: articleLimits.note, lines: true })
const requiredNote = text({ max: articleLimits.note, lines: true, required: true })

export const createArticleInput = z.object({})
export const articleInput = z.object({ articleId })
/** The newest format of documents that a page knows; one of an earlier release does not say. */
export const knownFormat = z.number().int().positive().optional()
export const readDraftInput = z.object({ articleId, format: knownFormat })
export const findMentionsInput = z.object({ q: text({ max: 200 }) })
export const saveDraftInput = z.object({
  articleId,
  baseVersion,
  content: contentSchema,
  /** True when an editor has seen the other version of a conflict and keeps their own: the other becomes a revision. */
  overwrite: z.boolean().default(false),
  format: knownFormat,
})
export const submitInput = z.object({ articleId, baseVersion, note })
export const returnInput = z.object({ articleId, note: requiredNote })
export const publishInput = z.object({
  articleId,
  baseVersion,
  /** ISO 8601 with offset; null publishes now. */
  at: z.iso
    .datetime({ offset: true, message: 'field.date' })
    .nullable()
    .transform((value) => (value ? new Date(value) : null)),
  slug: slug(articleLimits.slug),
  correction: text({ max: articleLimits.correction, lines: true }).default(''),
})
export const unpublishInput = z.object({ articleId, reason: requiredNote })
export const withholdInput = z.object({
  articleId,
  revisionId: z.uuid({ message: 'article.version_not_found' }),
  reason: requiredNote,
})
export const commentsOpenInput = z.object({ articleId, open: z.boolean() })

export const chooseRelatedInput = z.object({
  articleId,
  relatedIds: z
    .array(z.uuid({ message: 'article.related_missing' }))
    .max(articleLimits.related, { message: 'article.related_missing' }),
})
/** What was typed to find a story. */
export const findRelatableInput = z.object({ articleId, q: text({ max: 200 }) })

export type ChooseRelated = z.output<typeof chooseRelatedInput>
export type WithholdVersion = z.output<typeof withholdInput>
export type SaveDraft = z.output<typeof saveDraftInput>
export type PublishArticle = z.output<typeof publishInput>
