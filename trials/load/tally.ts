import { table } from '#bin/terminal.ts'
import type { Answer } from './connection.ts'
import type { Kind } from './questions.ts'

/** What became of all requests of one kind. */
export type Line = {
  kind: Kind
  count: number
  /** Status, or what came instead of an answer. */
  outcomes: Record<string, number>
  p50: number
  p99: number
  max: number
}

/** What one process of a crowd saw: how often an answer took so many tenths of a millisecond, and how it ended. */
export type Count = { kind: Kind; tenths: Record<string, number>; outcomes: Record<string, number> }

export type Tally = { note(kind: Kind, answer: Answer): void; counts(): Count[] }

export function createTally(): Tally {
  const kinds = new Map<Kind, Count>()
  return {
    note(kind, { status, failure, ms }) {
      let found = kinds.get(kind)
      if (found === undefined) {
        found = { kind, tenths: {}, outcomes: {} }
        kinds.set(kind, found)
      }
      const outcome = failure === '' ? String(status) : failure
      add(found.outcomes, outcome, 1)
      add(found.tenths, String(Math.ceil(ms * 10)), 1)
    },
    counts: () => [...kinds.values()],
  }
}

/** What several processes saw, together. */
export function linesOf(counts: Count[]): Line[] {
  const kinds = Map.groupBy(counts, ({ kind }) => kind)
  return [...kinds].map(([kind, parts]) => {
    const tenths = sum(parts.map((part) => part.tenths))
    // Keys that are whole numbers stand in their order.
    const times = Object.entries(tenths)
    const count = times.reduce((total, [, n]) => total + n, 0)
    const at = (share: number) => {
      const rank = Math.min(count - 1, Math.floor(count * share))
      let before = 0
      for (const [time, n] of times) {
        before += n
        if (before > rank) return Number(time) / 10
      }
      return Number.NaN
    }
    return {
      kind,
      count,
      outcomes: sum(parts.map((part) => part.outcomes)),
      p50: at(0.5),
      p99: at(0.99),
      max: at(1),
    }
  })
}

function sum(parts: Record<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {}
  for (const part of parts) for (const [name, n] of Object.entries(part)) add(total, name, n)
  return total
}

function add(counts: Record<string, number>, name: string, n: number): void {
  counts[name] = (counts[name] ?? 0) + n
}

const expected: Readonly<Record<Kind, readonly string[]>> = {
  cached: ['200'],
  revisit: ['200', '304'],
  feed: ['200'],
  asset: ['200'],
  render: ['200'],
  unknown: ['404'],
  comment: ['201', '429'],
}

export const isExpected = (kind: Kind, outcome: string) => expected[kind].includes(outcome)

/** Everything that is neither what was asked for nor the promise to be back: other statuses, and silence. */
export function strangeAnswers(
  lines: Line[],
  tolerated: Partial<Record<Kind, string>> = {},
): Record<string, number> {
  const strange: Record<string, number> = {}
  for (const { kind, outcomes } of lines)
    for (const [outcome, count] of Object.entries(outcomes))
      if (outcome !== '503' && outcome !== tolerated[kind] && !isExpected(kind, outcome))
        strange[`${kind} ${outcome}`] = count
  return strange
}

/** What readers got, for people who read the output. */
export function lineTable(lines: Line[], seconds: number): string[] {
  return table([
    ['asked for', 'a second', 'answers', 'p50, ms', 'p99, ms', 'latest, ms'],
    ...lines.map(({ kind, count, outcomes, p50, p99, max }) => [
      kind,
      (count / seconds).toFixed(0),
      list(outcomes),
      p50.toFixed(0),
      p99.toFixed(0),
      max.toFixed(0),
    ]),
  ])
}

export const list = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${count} × ${name}`)
    .join(', ')
