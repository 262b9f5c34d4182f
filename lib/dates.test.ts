import { describe, expect, it, test } from 'vitest'
import {
  calendarDay,
  dateTime,
  dayMonth,
  fullDate,
  isoWithOffset,
  listMoment,
  longDate,
  relativeAge,
  shortDate,
  shortDateTime,
  time,
} from '#lib/dates.ts'

const paris = 'Europe/Paris'
const afternoon = new Date('2026-11-22T13:32:10Z')
const first = new Date('2026-05-01T06:05:00Z')

describe('dates in words', () => {
  it('writes the date line of the masthead', () => {
    expect(fullDate(afternoon, 'fr', paris)).toBe('dimanche 22 novembre 2026')
    expect(fullDate(afternoon, 'en', paris)).toBe('Sunday, 22 November 2026')
  })

  it('makes the first of a month an ordinal in French only', () => {
    expect(longDate(first, 'fr', paris)).toBe('1er mai 2026')
    expect(fullDate(first, 'fr', paris)).toBe('vendredi 1er mai 2026')
    expect(longDate(first, 'en', paris)).toBe('1 May 2026')
    expect(longDate(new Date('2026-05-11T12:00:00Z'), 'fr', paris)).toBe('11 mai 2026')
  })

  it('has short forms', () => {
    expect(shortDate(afternoon, 'fr', paris)).toBe('22 nov. 2026')
    expect(dayMonth(first, 'fr', paris)).toBe('1er mai')
    expect(shortDateTime(afternoon, 'fr', paris)).toBe('22\u00a0nov.\u00a02026 à\u00a014\u00a0h\u00a032')
    expect(shortDateTime(afternoon, 'en', paris)).toBe('22\u00a0Nov\u00a02026 at\u00a014:32')
  })

  it('keeps to 24 hours and to the zone of the newspaper', () => {
    expect(time(afternoon, 'fr', paris)).toBe('14 h 32')
    expect(time(new Date('2026-11-22T23:00:00Z'), 'fr', paris)).toBe('0 h 00')
    expect(time(afternoon, 'en', 'America/Montreal')).toBe('08:32')
    expect(dateTime(afternoon, 'fr', paris)).toBe('22 novembre 2026 à 14 h 32')
  })
})

describe('days', () => {
  it('ends a day at midnight of the newspaper, not of Greenwich', () => {
    expect(calendarDay(new Date('2026-11-22T23:30:00Z'), paris)).toBe('2026-11-23')
    expect(calendarDay(new Date('2026-11-22T23:30:00Z'), 'UTC')).toBe('2026-11-22')
  })

  it('shows the hour of today, the day of this year, and the year of older ones', () => {
    const seen = (now: string, locale: 'fr' | 'en' = 'fr') =>
      listMoment(afternoon, new Date(now), locale, paris)
    expect(seen('2026-11-22T20:00:00Z')).toBe('14 h 32')
    expect(seen('2026-11-22T23:10:00Z')).toBe('hier')
    expect(seen('2026-11-23T22:50:00Z', 'en')).toBe('yesterday')
    expect(seen('2026-11-23T23:10:00Z')).toBe('22 nov.')
    expect(listMoment(afternoon, new Date('2027-01-02T10:00:00Z'), 'fr', paris)).toBe('22 nov. 2026')
  })
})

test('yesterday is the day before on the calendar, also when a clock was changed, a month or a year began', () => {
  const yesterday = (date: string, now: string) => listMoment(new Date(date), new Date(now), 'fr', paris)
  expect(yesterday('2026-03-27T23:30:00Z', '2026-03-29T20:00:00Z')).toBe('hier')
  expect(yesterday('2026-10-24T22:30:00Z', '2026-10-26T22:30:00Z')).toBe('hier')
  expect(yesterday('2026-10-24T21:30:00Z', '2026-10-26T22:30:00Z')).toBe('24 oct.')
  expect(yesterday('2026-02-28T12:00:00Z', '2026-03-01T12:00:00Z')).toBe('hier')
  expect(yesterday('2026-12-31T12:00:00Z', '2027-01-01T12:00:00Z')).toBe('hier')
})

describe('ages', () => {
  const ago = (seconds: number) => new Date(afternoon.getTime() - seconds * 1_000)
  it('uses the largest whole unit', () => {
    expect(relativeAge(ago(20), afternoon, 'fr')).toBe('maintenant')
    expect(relativeAge(ago(61), afternoon, 'fr')).toBe('il y a 1 minute')
    expect(relativeAge(ago(3 * 3_600 + 59), afternoon, 'fr')).toBe('il y a 3 heures')
    expect(relativeAge(ago(86_400), afternoon, 'fr')).toBe('hier')
    expect(relativeAge(ago(-2 * 86_400), afternoon, 'fr')).toBe('après-demain')
  })
})

describe('isoWithOffset', () => {
  it('says the instant and the wall clock', () => {
    expect(isoWithOffset(afternoon, paris)).toBe('2026-11-22T14:32:10+01:00')
    expect(isoWithOffset(first, paris)).toBe('2026-05-01T08:05:00+02:00')
    expect(isoWithOffset(afternoon, 'America/Montreal')).toBe('2026-11-22T08:32:10-05:00')
    expect(isoWithOffset(afternoon, 'UTC')).toBe('2026-11-22T13:32:10+00:00')
    expect(new Date(isoWithOffset(first, 'Asia/Kolkata')).getTime()).toBe(first.getTime())
  })
})
