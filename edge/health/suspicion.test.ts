import { expect, test } from 'vitest'
import { isSettled, type Suspicion, type SuspicionEvent, transition } from './suspicion.ts'

/** Where an event, in a column, leads from the belief that begins the line; `-` where it cannot happen. */
const table = `
                  look     firstYes  firstNo       again           secondYes       secondNo
  up              asked    -         -             -               -               -
  slow            doubted  -         -             -               -               -
  down            asked    -         -             -               -               -
  asked           -        up        denied        suspect         -               -
  denied          -        -         -             oneProbeLeft    -               -
  suspect         -        slow      oneProbeLeft  -               slow            oneProbeLeft
  oneProbeLeft    -        slow      down          -               slow            down
  doubted         -        up        down          doubtedOverdue  -               -
  doubtedOverdue  -        slow      down          -               doubtedOverdue  doubtedOverdue
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
  expect(() => transition(from, event)).toThrow(`No ${event} can follow ${from}.`)
})

test('a question that is answered can be put again, and no other', () => {
  for (const { from, event, to } of rows) if (event === 'look') expect(to !== '-').toBe(isSettled(from))
})
