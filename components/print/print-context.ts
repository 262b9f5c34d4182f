import { localeOf, type Translator, translator } from '#contract/i18n/translator.ts'
import { type Addresses, addressesIn } from '#contract/public-addresses.ts'
import type { Locale } from '#lib/locale.ts'

/**
 * In what words and in which zone a page is printed. Made once a page and handed down. It holds no clock: a page that is
 * kept must not say anything that midnight makes false.
 */
export type PrintContext = { t: Translator; locale: Locale; zone: string }

/** For pages that are made anew with each day (the front page) or for each request (desks). The clock is the database's. */
export type DayContext = PrintContext & { now: Date }

/** The site's own addresses, in the language in which the page is printed. */
export const addressesFor = (t: Translator): Addresses => addressesIn(localeOf(t))

type Settings = { language: Locale; timeZone: string }

export function printContextOf(settings: Settings): PrintContext {
  return { t: translator(settings.language), locale: settings.language, zone: settings.timeZone }
}

export const dayContextOf = (settings: Settings, now: Date): DayContext => ({
  ...printContextOf(settings),
  now,
})
