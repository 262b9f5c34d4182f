import { expect, test } from 'vitest'
import { rejectionReasons } from '../moderation.ts'
import { labelsOf } from './labels.ts'

test.each([
  ['approved', null, 0, 0],
  ['spam', null, 1, null],
  ['pending', null, null, null],
  ['rejected', 'advertising', 1, null],
  ['rejected', 'insult', 0, 1],
  ['rejected', 'hate', 0, 1],
  ['rejected', 'off_topic', 0, 0],
  ['rejected', 'unverified_claim', 0, 0],
  ['rejected', 'private_data', 0, 0],
  ['rejected', 'unreadable', null, null],
  ['rejected', 'other', 0, null],
  ['rejected', null, null, null],
] as const)('%s, %s: spam %s, incivility %s', (to, reason, spam, incivility) => {
  expect(labelsOf({ to, reason })).toEqual({ spam, incivility })
})

test('a reason of an earlier release says nothing, and every one of this says something of its own', () => {
  expect(labelsOf({ to: 'rejected', reason: 'trolling' as never })).toEqual({ spam: null, incivility: null })
  for (const reason of rejectionReasons) expect(labelsOf({ to: 'rejected', reason })).toBeDefined()
  // Who changes what it is given changes it for nobody else.
  labelsOf({ to: 'rejected', reason: 'insult' }).incivility = null
  expect(labelsOf({ to: 'rejected', reason: 'insult' }).incivility).toBe(1)
})
