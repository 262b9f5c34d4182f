import { expect, test } from 'vitest'
import { databasePatience } from '#contract/database-patience.ts'
import { limits } from './limits.ts'

/** What the site promises every visitor when too many come: an answer within this time. */
const latest = 5_000

test('nobody who reads or comments waits longer than five seconds, in all the queues together', () => {
  expect(limits.renderPatience + limits.refillMoment).toBeLessThan(latest)
  expect(limits.maxWait + limits.commentTimeout).toBeLessThan(latest)
})

test('a crowd is noticed before there is no room left', () => {
  expect(limits.crowd).toBeLessThan(limits.maxConnections / 2)
  expect(limits.crowdHeadersTimeout).toBeLessThan(limits.headersTimeout)
  expect(limits.crowdKeepAliveTimeout).toBeLessThan(limits.keepAliveTimeout)
})

test('a writer gets a 503 within two seconds while nobody is there, with time to spare for a busy loop', () => {
  // Somebody was there when first asked, and not any more a moment later.
  const prompt = Math.max(limits.suspectAfter, limits.healthAgain) + limits.healthAgain + limits.healthTimeout
  const late = limits.healthAgain + databasePatience + limits.healthTimeout
  expect(limits.suspectAfter + Math.max(prompt, late)).toBeLessThanOrEqual(1_800)
  expect(limits.healthTimeout - databasePatience).toBeGreaterThanOrEqual(100)
  // The second probe is no copy of the first: a hiccup of that length passes between them.
  expect(limits.healthAgain).toBeGreaterThanOrEqual(300)
  expect(limits.healthAgain + databasePatience).toBeGreaterThanOrEqual(1_000)
})
