import { expect, test } from 'vitest'
import { type Found, mergeFound } from './found.ts'

const found = (rows: [string, number][], more: Partial<Found> = {}): Found => ({
  total: rows.length,
  isWhole: true,
  rows: rows.map(([id, score]) => ({ id, score })),
  sections: {},
  topics: {},
  bylines: {},
  ...more,
})

test('what was found in several languages is one list in one order, cut where a page ends', () => {
  const french = found(
    [
      ['a', 3],
      ['b', 1],
    ],
    { sections: { s: 2 } },
  )
  const english = found([['c', 2]], { total: 40, isWhole: false, sections: { s: 1, u: 1 } })
  expect(mergeFound([french, english], 2)).toEqual({
    total: 42,
    isWhole: false,
    rows: [
      { id: 'a', score: 3 },
      { id: 'c', score: 2 },
    ],
    sections: { s: 3, u: 1 },
    topics: {},
    bylines: {},
  })
})

test('of two that weigh the same the later one comes first, as in the index', () => {
  expect(mergeFound([found([['a', 1]]), found([['b', 1]])], 2)?.rows.map(({ id }) => id)).toEqual(['b', 'a'])
})

test('one answer stays as it is, and no answer is none', () => {
  const one = found([['a', 1]])
  expect(mergeFound([one], 1)).toBe(one)
  expect(mergeFound([], 1)).toBeNull()
})
