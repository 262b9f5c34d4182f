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

export type Tally = { note(kind: Kind, answer: Answer): void; lines(): Line[]; clear(): void }

export function createTally(): Tally {
  const kinds = new Map<Kind, { times: number[]; outcomes: Record<string, number> }>()
  return {
    note(kind, { status, failure, ms }) {
      let found = kinds.get(kind)
      if (found === undefined) {
        found = { times: [], outcomes: {} }
        kinds.set(kind, found)
      }
      const outcome = failure === '' ? String(status) : failure
      found.outcomes[outcome] = (found.outcomes[outcome] ?? 0) + 1
      found.times.push(ms)
    },
    lines: () =>
      [...kinds].map(([kind, { times, outcomes }]) => {
        const sorted = times.sort((a, b) => a - b)
        const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
        return { kind, count: times.length, outcomes, p50: at(0.5), p99: at(0.99), max: sorted.at(-1)! }
      }),
    clear: () => kinds.clear(),
  }
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
