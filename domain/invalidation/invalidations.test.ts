import { expect, test } from 'vitest'
import {
  archiveTags,
  dayTags,
  feedTags,
  historyTags,
  lists,
  listTags,
  monthTags,
  tags,
} from '#contract/tags.ts'
import { touched } from './invalidations.ts'

const placed = { id: 'a1', sections: ['culture', 'sports'], topics: ['crues'], bylines: ['lea'] }
const joined = ['all', 'section.culture', 'section.sports', 'topic.crues', 'author.lea']
const first = joined.map((list) => `newest:${list}`)
const further = joined.map((list) => `older:${list}`)

test('a publication reaches its words, the front page, the map and the first page of each list, and nothing else', () => {
  expect(touched.articlePublished(placed)).toEqual({
    tags: ['article:a1', 'mention:a1', 'front', 'sitemap', ...first],
    hard: false,
  })
})

test('a correction reaches its words and the map, and no list', () => {
  expect(touched.articleCorrected(placed)).toEqual({
    tags: ['article:a1', 'mention:a1', 'sitemap'],
    hard: false,
  })
})

test('a publication changes the pages of its day, its month and its year, the map of its month, and those of no other', () => {
  const dated = { ...placed, days: ['2026-11-28'] }
  const periods = ['archive:2026', 'archive:2026-11', 'archive:2026-11-28']
  const more = (made: { tags: string[]; stale?: string[] }, plain: { tags: string[]; stale?: string[] }) => [
    made.tags.filter((tag) => !plain.tags.includes(tag)),
    made.stale?.filter((tag) => !plain.stale?.includes(tag)),
  ]
  expect(more(touched.articlePublished(dated), touched.articlePublished(placed))).toEqual([
    ['map:2026-11', ...periods],
    undefined,
  ])
  expect(more(touched.articleUnpublished(dated), touched.articleUnpublished(placed))).toEqual([
    ['map:2026-11'],
    periods,
  ])
  expect(touched.articleCorrected(dated).tags).toEqual(['article:a1', 'mention:a1', 'map:2026-11'])
})

test('the archive says what it shows: words on a day, titles in a month, numbers in a year', () => {
  const shown = [{ id: 'a1', bylines: [{ slug: 'lea' }] }]
  expect(dayTags('2026-11-28', shown)).toEqual(['site', 'archive:2026-11-28', 'article:a1', 'byline:lea'])
  expect(monthTags('2026-11', shown)).toEqual(['site', 'archive:2026-11', 'mention:a1'])
  expect(archiveTags('2026')).toEqual(['site', 'archive:2026'])
})

test('a version that is withheld leaves the history of its article and comes back to it, and touches nothing else', () => {
  expect(touched.versionWithheld(placed)).toEqual({ tags: ['versions:a1'], hard: true })
  expect(touched.versionReinstated(placed)).toEqual({ tags: ['versions:a1'], hard: false })
  expect(historyTags({ id: 'a1' })).toEqual(['site', 'article:a1', 'history', 'versions:a1'])
})

test('how feeds are written reaches feeds and robots, and no page', () => {
  expect(touched.distributionChanged()).toEqual({ tags: ['distribution'], hard: false })
})

test('a comment reaches its thread and counts; opening or closing a thread, the thread', () => {
  const comment = { articleId: 'a1', rootId: 'c1', isRoot: true }
  expect(touched.commentPublished(comment)).toEqual({
    tags: ['thread:a1', 'conversation:c1', 'threadend:a1', 'count:a1', 'talk'],
    hard: false,
  })
  expect(touched.commentPublished({ ...comment, isRoot: false })).toEqual({
    tags: ['thread:a1', 'conversation:c1', 'count:a1', 'talk'],
    hard: false,
  })
  expect(touched.threadOpenedOrClosed(placed)).toEqual({
    tags: ['thread:a1', 'threadpages:a1'],
    hard: false,
  })
})

test('what must not be read any more goes where its words stand; what is merely newer may be stale', () => {
  expect(touched.commentWithdrawn({ articleId: 'a1', rootId: 'c1', isRoot: true })).toEqual({
    tags: ['thread:a1', 'conversation:c1'],
    hard: true,
    stale: ['count:a1', 'talk'],
  })
  // Pages that an earlier release stored have the names without a dot.
  const earlier = ['home', 'section:culture', 'section:sports', 'topic:crues', 'author:lea']
  expect(touched.articleUnpublished(placed)).toEqual({
    tags: ['article:a1', 'mention:a1', 'sitemap', ...earlier],
    hard: true,
    stale: ['front', ...first, ...further],
  })
})

test('another name of a byline reaches what it signs, its own list and the map for people', () => {
  expect(touched.bylineChanged({ slug: 'lea' })).toEqual({
    tags: ['byline:lea', 'newest:author.lea', 'sitemap'],
    hard: false,
  })
})

test('midnight reaches what bears the day', () => {
  expect(touched.dayBegan()).toEqual({ tags: ['day'], hard: false })
})

test('the look of the site is everywhere', () => {
  expect(touched.siteChanged()).toEqual({ tags: [tags.site], hard: false })
})

test('a list says what it shows: counts on its first page only, and never in a feed', () => {
  const shown = [
    { id: 'a1', bylines: [{ slug: 'lea' }] },
    { id: 'a2', bylines: [{ slug: 'lea' }, { slug: 'tom' }] },
  ]
  const list = lists.section('culture')
  const words = ['article:a1', 'article:a2', 'byline:lea', 'byline:tom']
  expect(listTags(list, 1, shown)).toEqual([
    'site',
    'newest:section.culture',
    'composed:section.culture',
    'count:a1',
    'count:a2',
    ...words,
  ])
  expect(listTags(list, 2, shown)).toEqual(['site', 'older:section.culture', ...words])
  expect(feedTags(list, shown)).toEqual(['site', 'distribution', 'newest:section.culture', ...words])
})

test('no two things share a tag, and none has a name of an earlier release', () => {
  const ofOne = [
    tags.article,
    tags.mention,
    tags.byline,
    tags.thread,
    tags.conversation,
    tags.threadEnd,
    tags.threadPages,
    tags.count,
  ].map((tag) => tag('x'))
  const ofLists = [lists.all, lists.section('x'), lists.topic('x'), lists.byline('x')].flatMap((list) => [
    tags.newest(list),
    tags.older(list),
  ])
  const ofPeriods = [tags.archive('2026-11'), tags.map('2026-11')]
  const ofAll = [tags.site, tags.home, tags.talk, tags.day, tags.sitemap, tags.distribution]
  const all = [...ofAll, ...ofOne, ...ofLists, ...ofPeriods]
  expect(new Set([...all, 'home', 'section:x', 'topic:x', 'author:x']).size).toBe(all.length + 4)
})
