import { describe, expect, test } from 'vitest'
import { commentStatuses } from '#domain/comments/comment.ts'
import { checkDecision } from './moderation.ts'

describe('a moderator’s decision', () => {
  test('leads anywhere but back to where it is, or to the queue', () => {
    for (const from of commentStatuses)
      for (const to of commentStatuses) {
        const decision = () => checkDecision(from, to, 'insult')
        if (to === 'pending' || to === from)
          expect(decision, `${from} → ${to}`).toThrow('moderation.changed_meanwhile')
        else expect(decision, `${from} → ${to}`).not.toThrow()
      }
  })

  test('to reject needs a reason; to approve or call spam does not', () => {
    expect(() => checkDecision('pending', 'rejected', null)).toThrow('moderation.reason_required')
    expect(() => checkDecision('pending', 'approved', null)).not.toThrow()
    expect(() => checkDecision('pending', 'spam', null)).not.toThrow()
  })
})
