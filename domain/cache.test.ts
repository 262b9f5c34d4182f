import { expect, test } from 'vitest'
import { tags, touched } from './cache.ts'

const placed = { id: 'a1', sections: ['culture', 'sports'], topics: ['crues'], authors: ['lea'] }

test('every change of an article reaches the article, the front page and each list it stands on', () => {
  const { articlePublished, articleUnpublished, commentPublished, commentWithdrawn } = touched
  for (const event of [articlePublished, articleUnpublished, commentPublished, commentWithdrawn])
    expect(event(placed).tags).toEqual(
      expect.arrayContaining([
        tags.article('a1'),
        tags.home,
        tags.section('culture'),
        tags.section('sports'),
        tags.topic('crues'),
        tags.author('lea'),
      ]),
    )
})

test('what must not be read any more goes at once; what is merely newer may be stale for a moment', () => {
  expect(touched.articleUnpublished(placed).hard).toBe(true)
  expect(touched.commentWithdrawn(placed).hard).toBe(true)
  expect(touched.articlePublished(placed).hard).toBe(false)
  expect(touched.commentPublished(placed).hard).toBe(false)
  expect(touched.siteChanged()).toEqual({ tags: [tags.site], hard: false })
})

test('no two things share a tag', () => {
  const all = [
    tags.site,
    tags.home,
    ...[tags.section, tags.topic, tags.author, tags.article, tags.thread].map((tag) => tag('x')),
  ]
  expect(new Set(all).size).toBe(all.length)
})
