import { createTranslator } from 'use-intl/core'
import { type Locale, type Messages, messages } from './messages.ts'

/** `t('comments.title')`: keys are written in full at the call site, so that they can be found by grep. */
export function translator(locale: Locale) {
  return createTranslator<Messages>({
    locale,
    messages: messages[locale],
    // A missing message is a defect to be seen by a test, not a blank on the page.
    onError(error) {
      throw error
    },
  })
}

export type Translator = ReturnType<typeof translator>
