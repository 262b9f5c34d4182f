import { expect, test } from 'vitest'
import { isStillThat, rangeOf } from './range.ts'

test.each([
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-1000', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=100-200', 'none'],
  ['bytes=-0', 'none'],
  [undefined, 'whole'],
  ['', 'whole'],
  ['bytes=', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=20-10', 'whole'],
  ['bytes=0-1,5-9', 'whole'],
  ['items=0-1', 'whole'],
  ['bytes=a-b', 'whole'],
  [`bytes=${'9'.repeat(40)}-`, 'whole'],
])('%s of a hundred bytes', (header, part) => {
  expect(rangeOf(header, 100)).toEqual(part)
})

test('nothing is in a range of an empty file', () => {
  expect([rangeOf('bytes=0-', 0), rangeOf('bytes=-5', 0)]).toEqual(['none', 'none'])
})

test('a part goes on from what the client has, or it gets the whole', () => {
  expect([isStillThat(undefined, '"a"'), isStillThat('"a"', '"a"')]).toEqual([true, true])
  expect([isStillThat('"b"', '"a"'), isStillThat('W/"a"', '"a"')]).toEqual([false, false])
})
