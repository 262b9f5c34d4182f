import { type Messages, messages } from '#contract/i18n/messages.ts'
import type { Locale } from '#lib/locale.ts'

export type FormWords = { comments: Messages['comments']; errors: Partial<Messages['errors']> }

/** The words the form needs in the browser, and no others: they travel with every article. */
export function formWords(locale: Locale): FormWords {
  const needed = /^(comment|request|site)_/
  const errors = Object.entries(messages[locale].errors).filter(([key]) => needed.test(key))
  return { comments: messages[locale].comments, errors: Object.fromEntries(errors) }
}
