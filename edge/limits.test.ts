import { expect, test } from 'vitest'
import { limits } from './limits.ts'

/** What the site promises to whoever comes when too many come: an answer within this time. */
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
