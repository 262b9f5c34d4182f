import { describe, expect, test } from 'vitest'
import { closingHour, isThreadOpen, offeredModes } from './comment-mode.ts'

const publishedAt = new Date('2026-03-01T10:00:00Z')
const thread = { commentsOpen: true, commentsCloseDays: 14, publishedAt }
const closing = new Date('2026-03-15T10:00:00Z')

describe('a thread', () => {
  test('is open until its hour, to the millisecond, and not at it', () => {
    expect(closingHour(thread)).toEqual(closing)
    expect(isThreadOpen(thread, new Date(closing.getTime() - 1))).toBe(true)
    expect(isThreadOpen(thread, closing)).toBe(false)
  })

  test('without an hour stays open, and one that was shut by hand is shut before its hour', () => {
    expect(isThreadOpen({ ...thread, commentsCloseDays: null }, new Date('2036-01-01'))).toBe(true)
    expect(isThreadOpen({ ...thread, commentsOpen: false }, publishedAt)).toBe(false)
  })

  test('of a draft has no hour', () => {
    expect(closingHour({ ...thread, publishedAt: null })).toBeNull()
  })
})

test('what cannot be done yet is not offered', () => {
  expect(offeredModes).not.toContain('trusted')
})
