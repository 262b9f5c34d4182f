import { expect, test } from 'vitest'
import { isSettled, type Suspicion, type SuspicionEvent, transition } from './suspicion.ts'

/** Where an event, in a column, leads whoever believes what the line says; `-` where it cannot happen. */
const table = `
               look      firstYes   firstNo    again         secondYes     secondNo
  up           asked     -          -          -             -             -
  slow         doubted   -          -          -             -             -
  down         asked     -          -          -             -             -
  asked        -         up         denied     suspect       -             -
  denied       -         -          -          lastHope      -             -
  suspect      -         slow       lastHope   -             slow          lastHope
  lastHope     -         slow       down       -             slow          down
  doubted      -         up         down       doubtedLate   -             -
  doubtedLate  -         slow       down       -             doubtedLate   doubtedLate
`
const [events, ...lines] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/))
const rows = lines.flatMap(([from, ...results]) =>
  events!.map((event, column) => ({ from, event, to: results[column] }) as Row),
)
type Row = { from: Suspicion; event: SuspicionEvent; to: Suspicion | '-' }

test('the table is whole', () => expect(rows.length).toBe(9 * 6))

test.each(rows.filter(({ to }) => to !== '-'))('$from, $event: $to', ({ from, event, to }) => {
  expect(transition(from, event)).toBe(to)
})

test.each(rows.filter(({ to }) => to === '-'))('$from: no $event', ({ from, event }) => {
  expect(() => transition(from, event)).toThrow(`Nobody who believes ${from} can hear ${event}.`)
})

test('a question that is answered can be put again, and no other', () => {
  for (const { from, event, to } of rows) if (event === 'look') expect(to !== '-').toBe(isSettled(from))
})
