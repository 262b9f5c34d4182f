import { expect, test } from 'vitest'
import type { ArticleSummary, SectionStories } from '#domain/articles/view.ts'
import { rowsOf } from './section-rows.ts'

const section = (slug: string, count: number): SectionStories => ({
  section: { id: slug, slug, name: slug, description: '', parentId: null },
  articles: Array.from({ length: count }, (_, n) => ({ id: `${slug}${n}` }) as ArticleSummary),
})
const shape = (...counts: number[]) =>
  rowsOf(counts.map((count, index) => section(String(index), count))).map(({ kind, blocks }) =>
    [kind, ...blocks.map((block) => block.section.slug)].join(' '),
  )

test('two sections, then one across the page, then two', () => {
  expect(shape(4, 4, 4, 4, 4, 4)).toEqual(['pair 0 1', 'line 2', 'pair 3 4', 'line 5'])
  expect(shape(4, 4, 4, 4, 4)).toEqual(['pair 0 1', 'line 2', 'pair 3 4'])
})

test('a section of few stories is no line', () => {
  expect(shape(4, 4, 2, 4, 4)).toEqual(['pair 0 1', 'pair 2 3', 'line 4'])
  expect(shape(1)).toEqual(['pair 0'])
  expect(shape(4)).toEqual(['line 0'])
})

test('every section stands in one row, in its order', () => {
  for (let count = 0; count < 12; count++)
    for (const size of [1, 3, 4]) {
      const sections = Array.from({ length: count }, (_, n) => section(String(n), size))
      expect(rowsOf(sections).flatMap((row) => [...row.blocks])).toEqual(sections)
    }
})
