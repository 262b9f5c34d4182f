import { fromWallClock } from '#lib/zoned-hour.ts'

/** A year, a month or a day by the newsroom's clock: `2026`, `2026-11`, `2026-11-28`. */
export type Period = { key: string; unit: 'year' | 'month' | 'day'; from: Date; to: Date }

/** Stories on the page of one day. Beyond that it goes on on a further page. */
export const dayPageSize = 100
/** Titles on the page of a month, with a line each: what a newsroom of six a day publishes. */
export const monthPageSize = 200

/**
 * The period that the parts of an address mean; null for what is none. One spelling each: a month and a day have two
 * digits, so that one page has one address.
 */
export function readPeriod(parts: readonly string[], zone: string): Period | null {
  const [year = '', month, day, ...rest] = parts
  if (rest.length > 0 || !/^[12]\d{3}$/.test(year)) return null
  if ([month, day].some((part) => part !== undefined && !/^\d{2}$/.test(part))) return null
  const numbers = [Number(year), Number(month ?? 1), Number(day ?? 1)] as const
  const first = Date.UTC(numbers[0], numbers[1] - 1, numbers[2])
  // 31 November would be 1 December.
  if (new Date(first).toISOString().slice(0, 10) !== [year, month ?? '01', day ?? '01'].join('-')) return null
  const unit = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year'
  const steps = { year: [1, 0, 0], month: [0, 1, 0], day: [0, 0, 1] }[unit]
  const next = Date.UTC(numbers[0] + steps[0]!, numbers[1] - 1 + steps[1]!, numbers[2] + steps[2]!)
  const key = [year, month, day].filter((part) => part !== undefined).join('-')
  return { key, unit, from: midnight(first, zone), to: midnight(next, zone) }
}

/** The first instant of a day; where the clocks skip midnight, the one that comes in its place. */
function midnight(utc: number, zone: string): Date {
  return fromWallClock(`${new Date(utc).toISOString().slice(0, 10)}T00:00`, zone)!
}

/** Weeks of a month from Monday to Sunday, by calendar day; null outside the month. */
export function weeksOf(month: string): (string | null)[][] {
  const [year, number] = month.split('-').map(Number) as [number, number]
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const blanks = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const cells = [
    ...Array<null>(blanks).fill(null),
    ...Array.from({ length: days }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`),
  ]
  const weeks = []
  for (let at = 0; at < cells.length; at += 7) {
    const week = cells.slice(at, at + 7)
    weeks.push([...week, ...Array<null>(7 - week.length).fill(null)])
  }
  return weeks
}
