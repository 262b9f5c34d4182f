import { expect, test } from 'vitest'
import { causesOf } from './causes.ts'

test('an error is followed to what it was made of, and a circle ends', () => {
  const inner = new Error('inner')
  const outer = new Error('outer', { cause: inner })
  expect([...causesOf(outer)]).toEqual([outer, inner])
  expect([...causesOf('no error')]).toEqual([])
  inner.cause = outer
  expect([...causesOf(outer)]).toHaveLength(5)
})
