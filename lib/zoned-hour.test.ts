import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clockTime,
  dateFieldText,
  fromWallClock,
  toWallClock,
  typedMoment,
  wallClockOf,
} from './zoned-hour.ts'

const read = (text: string, zone = 'Europe/Paris') => fromWallClock(text, zone)?.toISOString()

describe('the hour of a date field', () => {
  it('is the newsroom’s, in winter and in summer', () => {
    expect(read('2026-11-22T18:30')).toBe('2026-11-22T17:30:00.000Z')
    expect(read('2026-07-14T08:00')).toBe('2026-07-14T06:00:00.000Z')
    expect(read('2026-07-14T08:00', 'America/Cayenne')).toBe('2026-07-14T11:00:00.000Z')
  })

  it('moves on when spring skips it, and comes first when autumn repeats it', () => {
    expect(read('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z')
    expect(read('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('refuses what is no date', () => {
    for (const text of ['', '2026-02-30T10:00', '2026-13-01T10:00', '2026-11-22T24:00', 'demain']) {
      expect(read(text)).toBeUndefined()
    }
  })

  it('comes back as it was typed', () => {
    const zones = fc.constantFrom(
      'Europe/Paris',
      'UTC',
      'Indian/Reunion',
      'America/New_York',
      'Asia/Kathmandu',
    )
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        zones,
        (date, zone) => {
          const shown = toWallClock(date, zone)
          expect(toWallClock(fromWallClock(shown, zone)!, zone)).toBe(shown)
        },
      ),
    )
  })

  it('shows as hours and minutes', () => {
    expect(clockTime('2026-11-22T13:32:10Z', 'Europe/Paris')).toBe('14:32')
  })
})

describe('a moment as it is typed', () => {
  const wall = (day: string, hour = '18:30') => wallClockOf({ day, hour })

  it.each([
    '22/11/2026',
    '22-11-2026',
    '22.11.2026',
    '22 11 2026',
    ' 22/11/26 ',
    '2026-11-22',
    '22 / 11 / 2026',
  ])('the day: %s', (day) => expect(wall(day)).toBe('2026-11-22T18:30'))
  it.each([
    ['18:30', '18:30'],
    ['18h30', '18:30'],
    ['18 h 30', '18:30'],
    ['18\u202fh\u202f30', '18:30'],
    ['18 30', '18:30'],
    ['18.30', '18:30'],
    ['6 h', '06:00'],
    ['6', '06:00'],
    ['0:05', '00:05'],
  ])('the hour: %s', (hour, clock) => expect(wall('22/11/2026', hour)).toBe(`2026-11-22T${clock}`))

  it('the day comes before the month, always', () => {
    expect(wall('11/12/2026')).toBe('2026-12-11T18:30')
    expect(wall('11/20/2026')).toBeNull()
  })
  it.each(['', 'demain', '22/11', '31/04/2026', '29/02/2027', '0/1/2026', '22/11/20266', '1/1/126'])(
    'is no day: %s',
    (day) => expect(wall(day)).toBeNull(),
  )
  it.each(['', 'midi', '24:00', '18:60', '18:3', '6 PM', '18:30:00'])('is no hour: %s', (hour) =>
    expect(wall('22/11/2026', hour)).toBeNull(),
  )
  it('what the form shows is what it reads', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (instant) => {
          const zone = 'Europe/Paris'
          expect(wallClockOf(typedMoment(instant, zone))).toBe(toWallClock(instant, zone))
        },
      ),
    )
    expect(dateFieldText('2026-11-22')).toBe('22/11/2026')
  })
})
