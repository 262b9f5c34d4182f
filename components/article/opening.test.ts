import { expect, test } from 'vitest'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { openingOf } from './opening.ts'

const list = (...pictured: boolean[]) =>
  pictured.map((has, n) => ({ id: String(n), lead: has ? {} : null }) as ArticleSummary)
const opened = (...pictured: boolean[]) => {
  const { opening, others } = openingOf(list(...pictured))
  return [opening?.id, others.map((article) => article.id).join('')]
}

test('a list opens with its newest picture, if that is near the top', () => {
  expect(opened(true, true)).toEqual(['0', '1'])
  expect(opened(false, false, true, true, false)).toEqual(['2', '0134'])
  expect(opened(false, false, false, false, true)).toEqual(['0', '1234'])
})

test('one story opens its list, and an empty list has no opening', () => {
  expect(opened(false)).toEqual(['0', ''])
  expect(opened()).toEqual([undefined, ''])
})
