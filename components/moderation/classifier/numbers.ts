import type { Locale } from '#lib/locale.ts'

/** 0.9731 → « 97,3 » in French, with no more digits than the measurement has. */
export const percent = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(100 * share)

export const decimals = (number: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 }).format(number)
