import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLane } from './lane.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const size = { slots: 2, waiting: 2, maxWait: 5_000 }

test('whoever comes first is served first, and never more than there are slots', async () => {
  const lane = createLane(size)
  const first = await lane.acquire()
  await lane.acquire()
  const third = lane.acquire()
  const fourth = lane.acquire()
  expect([lane.active, lane.waiting]).toEqual([2, 2])
  first?.()
  const release = await third
  expect([lane.active, lane.waiting]).toEqual([2, 1])
  release?.()
  expect(await fourth).toBeTypeOf('function')
})

test('giving a slot back twice gives it back once', async () => {
  const lane = createLane(size)
  const release = await lane.acquire()
  await lane.acquire()
  release?.()
  release?.()
  expect(lane.active).toBe(1)
})

test('a full queue says no at once, a long wait says no in time', async () => {
  const lane = createLane(size)
  await lane.acquire()
  await lane.acquire()
  const waiting = lane.acquire()
  void lane.acquire()
  expect(await lane.acquire()).toBeUndefined()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await waiting).toBeUndefined()
  expect(lane.waiting).toBe(0)
})

test('who has waited elsewhere waits that much less here', async () => {
  const lane = createLane(size)
  await lane.acquire()
  await lane.acquire()
  let answer: unknown = 'none yet'
  void lane.acquire({ waited: 4_000 }).then((release) => {
    answer = release
  })
  await vi.advanceTimersByTimeAsync(999)
  expect(answer).toBe('none yet')
  await vi.advanceTimersByTimeAsync(1)
  expect(answer).toBeUndefined()
})

test('a visitor who leaves keeps no place, before or while waiting', async () => {
  const lane = createLane(size)
  await lane.acquire()
  await lane.acquire()
  const visitor = new AbortController()
  const waiting = lane.acquire({ signal: visitor.signal })
  visitor.abort()
  expect(await waiting).toBeUndefined()
  expect(await lane.acquire({ signal: visitor.signal })).toBeUndefined()
  expect(lane.waiting).toBe(0)
})
