import { type Translator, translator } from '#contract/i18n/translator.ts'
import type { Locale } from '#lib/locale.ts'

/** In what words, and by which clock (the database's), a page is printed. Made once a page and handed down. */
export type PrintContext = { t: Translator; locale: Locale; zone: string; now: Date }

export function printContextOf(settings: { language: Locale; timeZone: string }, now: Date): PrintContext {
  return { t: translator(settings.language), locale: settings.language, zone: settings.timeZone, now }
}
