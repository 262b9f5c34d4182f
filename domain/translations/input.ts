import { languages } from '#lib/locale.ts'
import { text, z } from '#lib/schema.ts'

const articleId = z.uuid({ message: 'article.not_found' })

export const chooseLanguageInput = z.object({
  articleId,
  language: z.enum(languages, { message: 'field.choice' }),
})
export const translationInput = z.object({
  articleId,
  otherId: z.uuid({ message: 'article.translation_missing' }),
})
/** What was typed to find the article in another language. */
export const findTranslationsInput = z.object({ articleId, q: text({ max: 200 }) })

export type ChooseLanguage = z.output<typeof chooseLanguageInput>
export type TranslationPair = z.output<typeof translationInput>
