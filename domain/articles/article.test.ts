import { describe, expect, test } from 'vitest'
import {
  currentContent,
  deskState,
  isScheduled,
  isVisible,
  proposedSlug,
  publicationHour,
  publicationStatuses,
  readingMinutes,
  workflowStates,
} from './article.ts'

const now = new Date('2026-03-01T12:00:00Z')
const past = new Date('2026-02-01T12:00:00Z')
const future = new Date('2026-04-01T12:00:00Z')

test('visible is published and its hour come; scheduled is published and not yet; never both', () => {
  expect(isVisible({ status: 'published', publishedAt: now }, now)).toBe(true)
  expect(isVisible({ status: 'published', publishedAt: past }, now)).toBe(true)
  expect(isScheduled({ status: 'published', publishedAt: future }, now)).toBe(true)
  for (const status of publicationStatuses)
    for (const publishedAt of [null, past, now, future]) {
      const article = { status, publishedAt }
      expect(isVisible(article, now) && isScheduled(article, now)).toBe(false)
      if (status !== 'published' || publishedAt === null) {
        expect(isVisible(article, now)).toBe(false)
        expect(isScheduled(article, now)).toBe(false)
      }
    }
})

test.each([
  ['draft', null, 'writing', 'writing'],
  ['draft', null, 'settled', 'writing'],
  ['draft', null, 'in_review', 'in_review'],
  ['published', future, 'settled', 'scheduled'],
  ['published', future, 'writing', 'scheduled'],
  ['published', past, 'settled', 'published'],
  ['published', past, 'writing', 'published_writing'],
  ['published', past, 'in_review', 'published_in_review'],
  ['unpublished', past, 'writing', 'unpublished'],
  ['unpublished', past, 'in_review', 'in_review'],
] as const)('%s, %s, %s is called %s at the desk', (status, publishedAt, workflow, state) => {
  expect(deskState({ status, publishedAt, workflow }, now)).toBe(state)
})

test('every article has a word at the desk', () => {
  for (const status of publicationStatuses)
    for (const workflow of workflowStates)
      for (const publishedAt of [null, past, future])
        expect(deskState({ status, workflow, publishedAt }, now)).toBeTypeOf('string')
})

test.each([
  ['now, never published', null, null, now],
  ['now, published before: its first hour', past, null, past],
  ['now, scheduled for later', future, null, now],
  ['at an hour to come', null, future, future],
  ['at an hour to come, published before', past, future, future],
  ['at a minute that has just gone', null, new Date(now.getTime() - 30_000), now],
])('the hour of publishing %s', (_, publishedAt, requested, hour) => {
  expect(publicationHour({ status: 'draft', publishedAt }, requested, now)).toEqual(hour)
})

test('no article takes less than a minute to read', () => {
  expect([0, 1, 250, 375, 2_500].map(readingMinutes)).toEqual([1, 1, 1, 2, 10])
})

describe('the address a headline proposes', () => {
  const articleId = '018f0000-0000-7000-8000-0000abcd1234'
  test.each([
    ['L’école rouvre', 'l-ecole-rouvre'],
    ['北京奥运会', 'article-abcd1234'],
    ['\u{1f525}', 'article-abcd1234'],
    ['', ''],
    ['\u00ad \u3164', ''],
    ['Segments', 'segments'],
  ])('%j → %j', (title, slug) => {
    expect(proposedSlug(title, articleId)).toBe(slug)
  })
})

test('what an earlier release wrote is read under the names of today, and nothing else is touched', () => {
  expect(currentContent({ title: 'A', authorIds: ['b1'] })).toEqual({ title: 'A', bylineIds: ['b1'] })
  for (const other of [{ title: 'A', bylineIds: ['b1'] }, null, 'words', ['authorIds']])
    expect(currentContent(other)).toBe(other)
})
