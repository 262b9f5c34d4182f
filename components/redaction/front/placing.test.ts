import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leadKinds } from '#domain/articles/view.ts'
import { emptyLayout, type FrontLayout, placedIds } from '#domain/front/front.ts'
import {
  leaveLead,
  moveBlock,
  numberOf,
  openWith,
  place,
  placeOf,
  roomOf,
  showBlock,
  step,
  storiesIn,
  withAllBlocks,
  withdraw,
  type Zone,
  zonesOf,
} from './placing.ts'

const layout: FrontLayout = {
  ...emptyLayout,
  leads: ['a'],
  seconds: ['b', 'c', 'd'],
  row: ['e'],
  blocks: [
    { sectionId: 's1', stories: ['f', 'g'], isShown: true },
    { sectionId: 's2', stories: [], isShown: true },
  ],
}

test('a story that is placed leaves the place it had', () => {
  const moved = place(layout, 'c', 'row', 0)
  expect(moved.row).toEqual(['c', 'e'])
  expect(moved.seconds).toEqual(['b', 'd'])
})

test('where there is no more room, the last one goes back to the rule', () => {
  const moved = place(layout, 'x', 'seconds', 0)
  expect(moved.seconds).toEqual(['x', 'b', 'c'])
  expect(placeOf(moved, 'd', true)).toBeNull()
  expect(place(layout, 'x', 'leads', 0).leads).toEqual(['x'])
})

test('a step goes through the page, and pushes nothing out', () => {
  expect(step(layout, 'c', -1, true).seconds).toEqual(['c', 'b', 'd'])
  const up = step(layout, 'b', -1, true)
  expect([up.leads, up.seconds]).toEqual([['b'], ['a', 'c', 'd']])
  const down = step(layout, 'd', 1, true)
  expect([down.seconds, down.row]).toEqual([
    ['b', 'c'],
    ['d', 'e'],
  ])
  expect(storiesIn(step(layout, 'g', 1, true), 'block:s2')).toEqual(['g'])
})

test('at either end of the page there is nowhere to go', () => {
  expect(step(layout, 'a', -1, true)).toBe(layout)
  expect(step(place(layout, 'x', 'block:s2', 0), 'x', 1, true).blocks[1]!.stories).toEqual(['x'])
  expect(step(layout, 'd', 1, false)).toBe(layout)
})

test('the second of two equals goes beside the lead when one leads', () => {
  const two = place(openWith(layout, 'equal'), 'b', 'leads', 1)
  expect(two.leads).toEqual(['a', 'b'])
  const one = openWith(two, 'breaking')
  expect([one.leads, one.seconds]).toEqual([['a'], ['b', 'c', 'd']])
})

test('the first of two equals is left to the rule, and the second keeps its place', () => {
  const two = place(openWith(layout, 'equal'), 'x', 'leads', 1)
  const left = leaveLead(two, true)
  expect([left.leads, roomOf(left, 'leads'), numberOf(left, 'leads', 0)]).toEqual([['x'], 1, 2])
  expect(numberOf(left, 'seconds', 0)).toBe(1)
  // There is one place: who takes it sends the other one back.
  expect(place(left, 'y', 'leads', 0).leads).toEqual(['y'])
  const back = leaveLead(left, false)
  expect([back, roomOf(back, 'leads')]).toEqual([{ ...two, leads: ['x'] }, 2])
  // Another opening knows no such place.
  expect(openWith(left, 'story')).not.toHaveProperty('isLeadOpen')
  expect(JSON.stringify(leaveLead(leaveLead(layout, true), false))).toBe(JSON.stringify(layout))
})

test('a report alone has linked stories', () => {
  expect(zonesOf(layout, true)).not.toContain('linked')
  expect(zonesOf(openWith(layout, 'report'), true)).toContain('linked')
  expect(zonesOf(layout, false)).toEqual(['leads', 'seconds'])
})

test('a section that is put away gives its stories back', () => {
  const away = showBlock(layout, 's1', false)
  expect(away.blocks[0]).toEqual({ sectionId: 's1', stories: [], isShown: false })
  expect(zonesOf(away, true)).not.toContain('block:s1')
  expect(showBlock(away, 's1', true).blocks[0]!.isShown).toBe(true)
})

test('blocks follow the order they are given, and a new section stands last', () => {
  expect(moveBlock(layout, 's2', -1).blocks.map((block) => block.sectionId)).toEqual(['s2', 's1'])
  expect(moveBlock(layout, 's1', -1)).toBe(layout)
  const all = withAllBlocks(moveBlock(layout, 's2', -1), ['s1', 's2', 's3'])
  expect(all.blocks.map((block) => block.sectionId)).toEqual(['s2', 's1', 's3'])
  // A section that was deleted goes.
  expect(withAllBlocks(layout, ['s2']).blocks.map((block) => block.sectionId)).toEqual(['s2'])
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const zones: Zone[] = ['leads', 'linked', 'seconds', 'row', 'block:s1', 'block:s2']
const move = fc.oneof(
  fc.record({
    kind: fc.constant('place' as const),
    id: fc.constantFrom(...ids),
    zone: fc.constantFrom(...zones),
    at: fc.nat(4),
  }),
  fc.record({
    kind: fc.constant('step' as const),
    id: fc.constantFrom(...ids),
    by: fc.constantFrom(-1 as const, 1 as const),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), id: fc.constantFrom(...ids) }),
  fc.record({ kind: fc.constant('open' as const), with: fc.constantFrom(...leadKinds) }),
  fc.record({ kind: fc.constant('leave' as const), isLeft: fc.boolean() }),
)

test('whatever hands do, no story stands twice and no zone holds more than it has room for', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let now = layout
      for (const one of moves) {
        if (one.kind === 'place') now = place(now, one.id, one.zone, one.at)
        else if (one.kind === 'step') now = step(now, one.id, one.by, true)
        else if (one.kind === 'withdraw') now = withdraw(now, one.id)
        else if (one.kind === 'open') now = openWith(now, one.with)
        else if (now.kind === 'equal') now = leaveLead(now, one.isLeft)
        const all = placedIds(now)
        expect(all).toHaveLength(new Set(all).size)
        for (const zone of zonesOf(now, true))
          expect(storiesIn(now, zone).length).toBeLessThanOrEqual(roomOf(now, zone))
      }
    }),
    { numRuns: 300 },
  )
})
