/**
 * Dates as a newspaper prints them. Server only: browsers disagree with Node on the spaces and words of Intl,
 * and a date that changes under the reader's eyes is a defect. The time zone is always the newspaper's, never
 * the machine's.
 */

type Locale = 'fr' | 'en'
type Options = Intl.DateTimeFormatOptions

const regions: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' }
const formats = new Map<string, Intl.DateTimeFormat>()

/** Building a formatter costs more than using it a thousand times. */
function format(locale: Locale, zone: string, options: Options): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  let made = formats.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(regions[locale], { ...options, timeZone: zone })
    formats.set(key, made)
  }
  return made
}

/** In French the first of the month is an ordinal, which Intl does not know: « 1er novembre ». */
function written(date: Date, locale: Locale, zone: string, options: Options): string {
  const parts = format(locale, zone, options).formatToParts(date)
  if (locale !== 'fr') return parts.map((part) => part.value).join('')
  return parts.map((part) => (part.type === 'day' && part.value === '1' ? '1er' : part.value)).join('')
}

/** « dimanche 22 novembre 2026 » */
export function fullDate(date: Date, locale: Locale, zone: string): string {
  return written(date, locale, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** « 22 novembre 2026 » */
export function longDate(date: Date, locale: Locale, zone: string): string {
  return written(date, locale, zone, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** « 22 nov. 2026 » */
export function shortDate(date: Date, locale: Locale, zone: string): string {
  return written(date, locale, zone, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** « 22 nov. »: for lists of the last weeks, where the year says nothing. */
export function dayMonth(date: Date, locale: Locale, zone: string): string {
  return written(date, locale, zone, { day: 'numeric', month: 'short' })
}

/** « 14 h 32 », « 8 h 05 » as French newspapers write it, « 14:32 » in English. Its parts stay together on one line. */
export function time(date: Date, locale: Locale, zone: string): string {
  const { hour, minute } = partsOf(date, zone)
  return locale === 'fr' ? `${Number(hour)}\u00a0h\u00a0${minute}` : `${hour}:${minute}`
}

/** « 22 novembre 2026 à 14 h 32 » */
export function dateTime(date: Date, locale: Locale, zone: string): string {
  const link = locale === 'fr' ? ' à ' : ' at '
  return `${longDate(date, locale, zone)}${link}${time(date, locale, zone)}`
}

/** « 22 nov. 2026 à 14 h 32 »: for lists. In a narrow column the hour stands under the day, and nothing else parts. */
export function shortDateTime(date: Date, locale: Locale, zone: string): string {
  const link = locale === 'fr' ? ' à\u00a0' : ' at\u00a0'
  return `${shortDate(date, locale, zone).replaceAll(' ', '\u00a0')}${link}${time(date, locale, zone)}`
}

/** The calendar day in the newspaper's zone, as `2026-11-22`: for comparing days. */
export function calendarDay(date: Date, zone: string): string {
  const parts = partsOf(date, zone)
  return `${parts.year}-${parts.month}-${parts.day}`
}

const yesterday: Record<Locale, string> = { fr: 'hier', en: 'yesterday' }

/** The calendar day before this one, whatever the clocks do in between. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

/** The hour on the day itself, then « hier », then the date: « 14 h 32 », « 21 nov. ». For pages that are made anew at midnight. */
export function listMoment(date: Date, now: Date, locale: Locale, zone: string): string {
  const [day, today] = [calendarDay(date, zone), calendarDay(now, zone)]
  if (day === today) return time(date, locale, zone)
  if (day === dayBefore(today)) return yesterday[locale]
  const isThisYear = partsOf(date, zone).year === partsOf(now, zone).year
  return isThisYear ? dayMonth(date, locale, zone) : shortDate(date, locale, zone)
}

const steps: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/**
 * « il y a 3 heures », « dans 2 jours », « maintenant ». For desks, whose pages are fresh; a reader's page is
 * kept, and an age printed in it would be a lie an hour later.
 */
export function relativeAge(date: Date, now: Date, locale: Locale): string {
  const seconds = (date.getTime() - now.getTime()) / 1_000
  const formatter = new Intl.RelativeTimeFormat(regions[locale], { numeric: 'auto' })
  for (const [unit, size] of steps) {
    const count = Math.trunc(seconds / size)
    if (count !== 0) return formatter.format(count, unit)
  }
  return formatter.format(0, 'second')
}

/** `2026-11-22T14:32:00+01:00`: the instant, and what the clock on the wall said. */
export function isoWithOffset(date: Date, zone: string): string {
  const p = partsOf(date, zone)
  const wall = Date.UTC(+p.year!, +p.month! - 1, +p.day!, +p.hour!, +p.minute!, +p.second!)
  const minutes = Math.round((wall - Math.trunc(date.getTime() / 1_000) * 1_000) / 60_000)
  const pad = (n: number) => String(n).padStart(2, '0')
  const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.trunc(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}${offset}`
}

function partsOf(date: Date, zone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const options: Options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }
  return Object.fromEntries(
    format('en', zone, options)
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  )
}

/** « novembre 2026 » for the month `2026-11`: a name on the calendar, in no time zone. */
export function monthYear(month: string, locale: Locale): string {
  return written(midMonth(month), locale, 'UTC', { month: 'long', year: 'numeric' })
}

/** « novembre » for the month `2026-11`. */
export function monthName(month: string, locale: Locale): string {
  return written(midMonth(month), locale, 'UTC', { month: 'long' })
}

/** « samedi 28 novembre 2026 » for the day `2026-11-28`, likewise. */
export function calendarDate(day: string, locale: Locale): string {
  return fullDate(new Date(`${day}T12:00:00Z`), locale, 'UTC')
}

/** « lundi » … « dimanche ». */
export function weekdayNames(locale: Locale): { long: string; short: string }[] {
  // The first of these is a Monday.
  const days = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i, 12)))
  return days.map((day) => ({
    long: written(day, locale, 'UTC', { weekday: 'long' }),
    short: written(day, locale, 'UTC', { weekday: 'short' }),
  }))
}

const midMonth = (month: string): Date => new Date(`${month}-15T12:00:00Z`)
