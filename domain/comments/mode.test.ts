import { describe, expect, test } from 'vitest'
import { commentModes } from '#domain/articles/article.ts'
import { statusIn } from './mode.ts'

describe('a comment', () => {
  const none: [] = []
  test.each(commentModes)('that is a script’s is spam in mode %s', (mode) => {
    expect(statusIn(mode, 'spam', none)).toBe('spam')
  })

  test.each(commentModes.filter((mode) => mode !== 'post_moderated'))('waits in mode %s', (mode) => {
    expect(statusIn(mode, 'pending', none)).toBe('pending')
  })

  test.each(commentModes)('appears in mode %s where the policy says so', (mode) => {
    expect(statusIn(mode, 'approved', none)).toBe('approved')
  })

  test('appears at once where nothing speaks against it, and waits where anything does', () => {
    expect(statusIn('post_moderated', 'pending', none)).toBe('approved')
    expect(statusIn('post_moderated', 'pending', [{ code: 'known_author', weight: -1 }])).toBe('approved')
    expect(statusIn('post_moderated', 'pending', [{ code: 'link', weight: 1 }])).toBe('pending')
    // It says nothing about the comment, but nobody reads after the fact in a flood.
    expect(statusIn('post_moderated', 'pending', [{ code: 'crowd', weight: 0 }])).toBe('pending')
  })
})
