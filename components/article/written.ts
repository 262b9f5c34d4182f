import { localeOf, type Translator } from '#contract/i18n/translator.ts'
import { directionOf } from '#lib/direction.ts'
import { inLanguage, type Language } from '#lib/locale.ts'

/**
 * `lang` and `dir` of an article's own words on a page: those of its language where the page speaks another one, else a
 * direction where its letters ask for it.
 */
export function writtenIn(
  { language }: { language: Language },
  t: Translator,
  text: string,
): { lang?: Language; dir?: 'ltr' | 'rtl' | undefined } {
  const foreign = inLanguage(language, localeOf(t))
  return foreign.lang ? foreign : { dir: directionOf(text) }
}
