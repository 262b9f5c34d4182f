import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockTime, fromWallClock, toWallClock } from './zoned-hour.ts'

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
