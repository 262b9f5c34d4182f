import { table } from '#bin/terminal.ts'
import { list } from '../load/tally.ts'

/** Something the site must do however many come, and what was seen of it. */
export type Promised = { what: string; found: string; kept: boolean }

export const atMost = (what: string, found: number, limit: number, unit: string): Promised => ({
  what: `${what} (≤ ${limit} ${unit})`,
  found: `${found.toFixed(found < 10 ? 1 : 0)} ${unit}`,
  kept: found <= limit,
})

export const none = (what: string, found: Record<string, number>): Promised => ({
  what,
  found: Object.keys(found).length === 0 ? 'none' : list(found),
  kept: Object.keys(found).length === 0,
})

export function promiseTable(promises: Promised[]): string[] {
  return table(promises.map(({ what, found, kept }) => [what, found, kept ? 'kept' : 'BROKEN']))
}
