'use client'

import { createContext, type ReactNode, useContext } from 'react'
import { createTranslator } from 'use-intl/core'
import type { Messages } from '#contract/i18n/messages.ts'
import type { Translator } from '#contract/i18n/translator.ts'
import { type Addresses, addressesIn } from '#contract/public-addresses.ts'
import type { Locale } from '#lib/locale.ts'
import type { FormWords } from './form-words.ts'

/** One a language, with the sentences it has parsed: a page rendered on the server would parse them all anew. */
const made = new Map<Locale, Translator>()
const Words = createContext<{ t: Translator; locale: Locale } | null>(null)

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
  return <Words value={{ t, locale }}>{children}</Words>
}

export const useWords = (): Translator => useGiven().t
export const useAddresses = (): Addresses => addressesIn(useGiven().locale)

function useGiven() {
  const given = useContext(Words)
  if (!given) throw new Error('No words: <CommentWords> is missing')
  return given
}
