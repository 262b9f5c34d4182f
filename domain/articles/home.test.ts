import { expect, test } from 'vitest'
import { arrange } from './home.ts'
import type { ArticleSummary } from './view.ts'

const story = (n: number, hasPicture = false) =>
  ({ id: String(n), lead: hasPicture ? {} : null }) as ArticleSummary
const stories = (count: number, pictured: number[] = []) =>
  Array.from({ length: count }, (_, n) => story(n, pictured.includes(n)))
const ids = (list: ArticleSummary[]) => list.map((one) => Number(one.id))

test('the newest story with a picture leads', () => {
  expect(arrange(stories(20, [3, 5])).lead?.id).toBe('3')
})

test('without a picture among the ten newest, the newest leads', () => {
  expect(arrange(stories(20, [12])).lead?.id).toBe('0')
})

test('the lead, the seconds and the row hold no story twice', () => {
  const { lead, seconds, row } = arrange(stories(40, [2]))
  const above = [lead!, ...seconds, ...row]
  expect(ids(above)).toEqual([2, 0, 1, 3, 4, 5, 6, 7])
  expect(new Set(ids(above)).size).toBe(above.length)
})

test('the latest do not repeat the lead', () => {
  const { lead, latest } = arrange(stories(40, [2]))
  expect(ids(latest)).not.toContain(Number(lead!.id))
  expect(latest).toHaveLength(12)
})

test('a paper of one story, and of none', () => {
  expect(arrange(stories(1))).toMatchObject({ lead: { id: '0' }, seconds: [], row: [], latest: [] })
  expect(arrange([])).toEqual({ lead: null, seconds: [], row: [], latest: [] })
})
