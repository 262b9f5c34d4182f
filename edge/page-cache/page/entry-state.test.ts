import { expect, test } from 'vitest'
import {
  absent,
  type EntryEvent,
  type EntryState,
  type Freshness,
  isAheadOfDisk,
  isBeingWritten,
  isHeld,
  isOnDisk,
  isUnwritten,
  type Place,
  transition,
} from './entry-state.ts'

/** Where an event, in a line, leads from a place, in a column; `-` where it cannot happen. */
const table = `
              absent    writing     overwriting   unwritten   behind        saved         stored        purged
  recovered   stored    -           -             -           -             -             -             -
  rendered    writing   writing     overwriting   writing     overwriting   overwriting   overwriting   -
  written     -         saved       saved         -           -             -             -             -
  broken      -         writing     writing       -           -             -             -             -
  refused     -         unwritten   behind        -           -             -             -             -
  retried     -         -           -             writing     overwriting   -             -             -
  loaded      -         -           -             -           -             -             saved         -
  evicted     -         -           -             absent      stored        stored        -             purged
  invalidated -         writing     overwriting   unwritten   behind        saved         stored        -
  outdated    -         writing     overwriting   unwritten   behind        saved         stored        -
  purged      -         purged      purged        purged      purged        purged        purged        -
  dropped     -         absent      absent        absent      absent        absent        absent        absent
`
const [heads, ...lines] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/))
const rows = lines.flatMap(([event, ...results]) =>
  heads!.map((from, column) => ({ event, from, to: results[column]! }) as Row),
)
type Row = { event: EntryEvent['type']; from: Place; to: Place | '-' }

const samples: Record<EntryEvent['type'], EntryEvent> = {
  recovered: { type: 'recovered', outdated: false },
  rendered: { type: 'rendered', outdated: false },
  written: { type: 'written' },
  broken: { type: 'broken' },
  refused: { type: 'refused' },
  retried: { type: 'retried' },
  loaded: { type: 'loaded' },
  evicted: { type: 'evicted' },
  invalidated: { type: 'invalidated', onDemand: false, mayEnd: false },
  outdated: { type: 'outdated' },
  purged: { type: 'purged' },
  dropped: { type: 'dropped' },
}
const at = (place: Place, freshness: Freshness = 'fresh', mayEnd = false): EntryState => ({
  place,
  freshness,
  mayEnd,
})
const places = heads as Place[]

test('the table knows every event in every place', () => {
  expect(lines.map(([event]) => event).toSorted()).toEqual(Object.keys(samples).toSorted())
  expect(rows.length).toBe(12 * 8)
})

test.each(rows.filter(({ to }) => to !== '-'))('a page that is $from and is $event is then $to', (row) => {
  expect(transition(at(row.from), samples[row.event]).place).toBe(row.to)
})

test.each(rows.filter(({ to }) => to === '-'))('a page that is $from cannot be $event', (row) => {
  expect(() => transition(at(row.from), samples[row.event])).toThrow(
    `A page that is ${row.from} cannot be ${row.event}.`,
  )
})

test('what happens to its bytes does not make a page old or new', () => {
  const ofBytes = ['written', 'broken', 'refused', 'retried', 'loaded', 'purged', 'dropped', 'evicted']
  for (const { event, from, to } of rows) {
    if (!ofBytes.includes(event) || to === '-' || (event === 'evicted' && from === 'behind')) continue
    for (const freshness of ['fresh', 'stale', 'staleOnDemand'] as const) {
      const state = at(from, freshness, freshness !== 'fresh')
      expect(transition(state, samples[event]), `${event} ${from}`).toEqual({ ...state, place: to })
    }
  }
})

test.each([
  ['fresh', true, 'staleOnDemand'],
  ['fresh', false, 'stale'],
  ['staleOnDemand', true, 'staleOnDemand'],
  ['staleOnDemand', false, 'stale'],
  ['stale', true, 'stale'],
  ['stale', false, 'stale'],
] as const)('what is %s and changed (which may wait: %s) is %s', (freshness, onDemand, then) => {
  const event = { type: 'invalidated', onDemand, mayEnd: false } as const
  expect(transition(at('saved', freshness), event).freshness).toBe(then)
})

test.each([
  ['behind', 'fresh', 'stale'],
  ['behind', 'staleOnDemand', 'staleOnDemand'],
  ['behind', 'stale', 'stale'],
  ['saved', 'fresh', 'fresh'],
] as const)('a page that is %s and %s is %s once memory has let it go', (place, freshness, then) => {
  expect(transition(at(place, freshness), { type: 'evicted' })).toEqual(at('stored', then))
})

test('once something may have ended an address, it may have until it is rendered again', () => {
  const ended = transition(at('saved'), { type: 'invalidated', onDemand: false, mayEnd: true })
  expect(ended.mayEnd).toBe(true)
  expect(transition(ended, { type: 'invalidated', onDemand: false, mayEnd: false }).mayEnd).toBe(true)
  expect(transition(ended, { type: 'rendered', outdated: true })).toEqual(at('overwriting', 'stale', false))
})

test('what comes new, from Next or from disk, is as old as its bearer says', () => {
  for (const type of ['recovered', 'rendered'] as const)
    for (const outdated of [false, true])
      expect(transition(absent, { type, outdated }).freshness).toBe(outdated ? 'stale' : 'fresh')
})

test('what a place means', () => {
  const of = (is: (state: EntryState) => boolean) => places.filter((place) => is(at(place)))
  expect(of(isHeld)).toEqual(['writing', 'overwriting', 'unwritten', 'behind', 'saved', 'stored'])
  expect(of(isBeingWritten)).toEqual(['writing', 'overwriting'])
  expect(of(isUnwritten)).toEqual(['unwritten', 'behind'])
  expect(of(isAheadOfDisk)).toEqual(['overwriting', 'behind'])
  expect(of(isOnDisk)).toEqual(['overwriting', 'behind', 'saved', 'stored'])
})
