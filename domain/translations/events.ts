import { defineEvent } from '#domain/event.ts'
import { placementSchema } from '#domain/listings/placement.ts'
import { raw, z } from '#lib/schema.ts'

/** Somebody has said what an article is written in. */
export const articleLanguageChosen = defineEvent(
  'article.language_chosen',
  'article',
  z.object({
    title: raw(),
    language: raw(),
    /** Where readers see it; null where they do not. */
    placement: placementSchema.nullable(),
  }),
)

const regrouped = z.object({
  title: raw(),
  groupId: raw(),
  otherId: raw(),
  /** All whose pages show other languages than before. */
  ids: z.array(raw()),
  /** The days of those that readers see: their maps name them together. */
  days: z.array(raw()),
})
export const translationLinked = defineEvent('article.translation_linked', 'article', regrouped)
export const translationUnlinked = defineEvent('article.translation_unlinked', 'article', regrouped)
