import { expect, test } from 'vitest'
import { addressesIn } from '#contract/public-addresses.ts'
import { readPeriod, weeksOf } from './archive.ts'

const paris = 'Europe/Paris'
const hours = (parts: string[], zone = paris) => {
  const period = readPeriod(parts, zone)!
  return [period.from.toISOString(), period.to.toISOString()]
}

test('a period is a year, a month or a day of the newsroom, from its midnight to the next', () => {
  expect(readPeriod(['2026'], paris)).toMatchObject({ key: '2026', unit: 'year' })
  expect(readPeriod(['2026', '11'], paris)).toMatchObject({ key: '2026-11', unit: 'month' })
  expect(readPeriod(['2026', '11', '28'], paris)).toMatchObject({ key: '2026-11-28', unit: 'day' })
  expect(hours(['2026'])).toEqual(['2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'])
  expect(hours(['2026', '12'])).toEqual(['2026-11-30T23:00:00.000Z', '2026-12-31T23:00:00.000Z'])
  expect(hours(['2026', '11', '28'])).toEqual(['2026-11-27T23:00:00.000Z', '2026-11-28T23:00:00.000Z'])
})

test('the days on which the clocks change have 23 and 25 hours, and a zone that skips midnight begins at one', () => {
  expect(hours(['2026', '03', '29'])).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'])
  expect(hours(['2026', '10', '25'])).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'])
  expect(hours(['2024', '02', '29'], 'UTC')).toEqual(['2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'])
  expect(hours(['2024', '09', '08'], 'America/Santiago')[0]).toBe('2024-09-08T04:00:00.000Z')
})

test.each([
  [[]],
  [['26']],
  [['0999']],
  [['20261']],
  [['2026', '1']],
  [['2026', '13']],
  [['2026', '00']],
  [['2026', '11', '31']],
  [['2026', '02', '29']],
  [['2026', '11', '5']],
  [['2026', '11', '28', '12']],
  [['2026', '-1']],
  [['MMXX']],
])('%j is no period', (parts) => {
  expect(readPeriod(parts, paris)).toBeNull()
})

test('each has one address, which says what it is', () => {
  for (const parts of [['2026'], ['2026', '11'], ['2026', '11', '28']]) {
    const href = addressesIn('fr').archive(readPeriod(parts, paris)!.key)
    expect(href).toBe(`/archives/${parts.join('/')}`)
  }
})

test('a month lies in weeks that begin on Monday', () => {
  const weeks = weeksOf('2026-11')
  expect(weeks).toHaveLength(6)
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(weeks.at(-1)).toEqual(['2026-11-30', null, null, null, null, null, null])
  expect(weeksOf('2021-02')).toHaveLength(4)
  expect(weeksOf('2024-02').flat()).toContain('2024-02-29')
  for (const week of weeks) expect(week).toHaveLength(7)
})
