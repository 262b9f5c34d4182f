/**
 * A date field (`2026-11-22T18:30`) says what a clock shows, not when. The newsroom's clock is the site's time
 * zone, wherever the editor's computer stands.
 */
type Wall = { year: number; month: number; day: number; hour: number; minute: number }

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/

/** What the field shows for an instant. */
export function toWallClock(instant: Date, zone: string): string {
  const w = wallOf(instant.getTime(), zone)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${w.year}-${two(w.month)}-${two(w.day)}T${two(w.hour)}:${two(w.minute)}`
}

/**
 * The instant a field means, or null. In the hour that spring skips, the clock is read as it stood before the
 * change (2:30 becomes 3:30); in the hour that autumn repeats, the first of the two is meant.
 */
export function fromWallClock(text: string, zone: string): Date | null {
  const match = pattern.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  // 30 February would roll over into March: what comes back differs from what was typed.
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== text) return null
  const oneDay = 86_400_000
  const before = offset(asUtc - oneDay, zone)
  const after = offset(asUtc + oneDay, zone)
  const candidates = [asUtc - before, asUtc - after].filter((t) => t + offset(t, zone) === asUtc)
  return new Date(candidates.length > 0 ? Math.min(...candidates) : asUtc - before)
}

/** Milliseconds by which the zone's clocks are ahead of UTC at an instant. */
function offset(time: number, zone: string): number {
  const w = wallOf(time, zone)
  return Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute) - Math.floor(time / 60_000) * 60_000
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Kept: an archive asks for hundreds of midnights, and to make a clock takes longer than to read it a hundred times. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  clocks.set(zone, made)
  return made
}

function wallOf(time: number, zone: string): Wall {
  const parts = clockOf(zone).formatToParts(time)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value)
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  }
}

/** `14:32` on the newsroom's clock; digits only, so that server and browser cannot disagree. */
export function clockTime(instant: Date | string, zone: string): string {
  return toWallClock(new Date(instant), zone).slice(11)
}

/** `23/11/2026` and `14:32`, for sentences made in the browser. */
export function clockDate(instant: Date | string, zone: string): { date: string; time: string } {
  const [day = '', time = ''] = toWallClock(new Date(instant), zone).split('T')
  return { date: day.split('-').reverse().join('/'), time }
}

/** A moment as somebody types it: day, month, year, then the hour. */
export type TypedMoment = { day: string; hour: string }

/** `2026-11-22` → `22/11/2026`, in both languages of the site: day first. */
export const dateFieldText = (day: string): string => day.slice(0, 10).split('-').reverse().join('/')

export function typedMoment(instant: Date, zone: string): TypedMoment {
  const [day = '', hour = ''] = toWallClock(instant, zone).split('T')
  return { day: dateFieldText(day), hour }
}

const dayPattern = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})$/
const isoDayPattern = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const hourPattern = /^(\d{1,2})(?:\s*[h:.]\s*(\d{2})?|\s+(\d{2}))?$/i

/**
 * What the clock on the wall would show (`2026-11-22T18:30`), or null when it is no moment. Hands write 22/11/26, 22.11.2026,
 * 18h, 18 h 30 or 18:30; the day always comes before the month.
 */
export function wallClockOf({ day, hour }: TypedMoment): string | null {
  const iso = isoDayPattern.exec(day.trim())
  const local = dayPattern.exec(day.trim())
  const [year, month, date] = iso
    ? [iso[1]!, iso[2]!, iso[3]!]
    : local
      ? [local[3]!.length === 2 ? `20${local[3]}` : local[3]!, local[2]!, local[1]!]
      : []
  const clock = hourPattern.exec(hour.trim())
  if (!year || !month || !date || !clock) return null
  const two = (text: string) => text.padStart(2, '0')
  const wall = `${year}-${two(month)}-${two(date)}T${two(clock[1]!)}:${clock[2] ?? clock[3] ?? '00'}`
  // 31 April, 25 o'clock: what comes back is not what was typed.
  const asUtc = Date.parse(`${wall}:00Z`)
  return Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== wall ? null : wall
}
