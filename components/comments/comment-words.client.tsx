'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { createTranslator } from 'use-intl/core'
import type { Messages } from '#contract/i18n/messages.ts'
import type { Translator } from '#contract/i18n/translator.ts'
import type { Locale } from '#lib/locale.ts'
import type { FormWords } from './form-words.ts'

/** One a language, with the sentences it has parsed: a page rendered on the server would parse them all anew. */
const made = new Map<Locale, Translator>()
const Words = createContext<Translator | null>(null)

/** Gives the form its words. They are the same on every page of a language. */
export function CommentWords({
  locale,
  words,
  children,
}: {
  locale: Locale
  words: FormWords
  children: ReactNode
}) {
  let t = made.get(locale)
  if (!t) {
    t = createTranslator<Messages>({ locale, messages: words as Messages })
    made.set(locale, t)
  }
  return <Words value={t}>{children}</Words>
}

export function useWords(): Translator {
  const t = useContext(Words)
  if (!t) throw new Error('No words: <CommentWords> is missing')
  return t
}
