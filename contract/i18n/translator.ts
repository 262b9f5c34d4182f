import { createTranslator } from 'use-intl/core'
import type { Locale } from '#lib/locale.ts'
import { type Messages, messages } from './messages.ts'

const made = new Map<Locale, Translator>()
const spoken = new WeakMap<Translator, Locale>()

/**
 * `t('comments.title')`: keys are written in full at the call site, so that they can be found by grep. One a language:
 * it keeps the messages that it has parsed.
 */
export function translator(locale: Locale): Translator {
  const known = made.get(locale)
  if (known !== undefined) return known
  const t = make(locale)
  made.set(locale, t)
  spoken.set(t, locale)
  return t
}

/** The language that a translator speaks: that of the page around what it says. */
export const localeOf = (t: Translator): Locale => spoken.get(t) ?? 'fr'

function make(locale: Locale) {
  return createTranslator<Messages>({
    locale,
    messages: messages[locale],
    // A missing message is a defect to be seen by a test, not a blank on the page.
    onError(error) {
      throw error
    },
  })
}

export type Translator = ReturnType<typeof make>
