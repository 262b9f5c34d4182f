import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createBulkhead } from './bulkhead.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const size = { slots: 2, waiting: 2, maxWait: 5_000 }

test('whoever comes first is served first, and never more than there are slots', async () => {
  const bulkhead = createBulkhead(size)
  const first = await bulkhead.acquire()
  await bulkhead.acquire()
  const third = bulkhead.acquire()
  const fourth = bulkhead.acquire()
  expect([bulkhead.active, bulkhead.waiting]).toEqual([2, 2])
  first?.()
  const release = await third
  expect([bulkhead.active, bulkhead.waiting]).toEqual([2, 1])
  release?.()
  expect(await fourth).toBeTypeOf('function')
})

test('giving a slot back twice gives it back once', async () => {
  const bulkhead = createBulkhead(size)
  const release = await bulkhead.acquire()
  await bulkhead.acquire()
  release?.()
  release?.()
  expect(bulkhead.active).toBe(1)
})

test('a full queue says no at once, a long wait says no in time', async () => {
  const bulkhead = createBulkhead(size)
  await bulkhead.acquire()
  await bulkhead.acquire()
  const waiting = bulkhead.acquire()
  void bulkhead.acquire()
  expect(await bulkhead.acquire()).toBeUndefined()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await waiting).toBeUndefined()
  expect(bulkhead.waiting).toBe(0)
})

test('who has waited elsewhere waits that much less here', async () => {
  const bulkhead = createBulkhead(size)
  await bulkhead.acquire()
  await bulkhead.acquire()
  let answer: unknown = 'none yet'
  void bulkhead.acquire({ waited: 4_000 }).then((release) => {
    answer = release
  })
  await vi.advanceTimersByTimeAsync(999)
  expect(answer).toBe('none yet')
  await vi.advanceTimersByTimeAsync(1)
  expect(answer).toBeUndefined()
})

test('a visitor who leaves keeps no place, before or while waiting', async () => {
  const bulkhead = createBulkhead(size)
  await bulkhead.acquire()
  await bulkhead.acquire()
  const visitor = new AbortController()
  const waiting = bulkhead.acquire({ signal: visitor.signal })
  visitor.abort()
  expect(await waiting).toBeUndefined()
  expect(await bulkhead.acquire({ signal: visitor.signal })).toBeUndefined()
  expect(bulkhead.waiting).toBe(0)
})

/** A bulkhead whose slots are all held by one network, which has as many waiting as it likes. */
async function crowdedLane(given: Partial<typeof size & { perNetwork: number }> = {}) {
  const bulkhead = createBulkhead({ ...size, waiting: 6, ...given })
  const releases: (() => void)[] = []
  const served: string[] = []
  const come = (network: string) =>
    bulkhead.acquire({ network }).then((release) => {
      served.push(release ? network : `${network} refused`)
      if (release) releases.push(release)
    })
  for (let n = 0; n < 20; n++) void come('crowd')
  await vi.advanceTimersByTimeAsync(0)
  const next = async () => {
    releases.shift()?.()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { bulkhead, served, come, next }
}

test('networks have turns, however many requests one of them has waiting', async () => {
  const { served, come, next } = await crowdedLane()
  served.length = 0
  void come('reader')
  void come('colleague')
  for (let n = 0; n < 4; n++) await next()
  expect(served.filter((name) => !name.endsWith('refused'))).toEqual([
    'crowd',
    'reader',
    'colleague',
    'crowd',
  ])
})

test('a queue that one network fills has room for another', async () => {
  const { bulkhead, served, come } = await crowdedLane()
  expect([bulkhead.active, bulkhead.waiting]).toEqual([2, 6])
  served.length = 0
  for (const name of ['a', 'b', 'c']) void come(name)
  await vi.advanceTimersByTimeAsync(0)
  // The last of the crowd give way; who has the fewest waiting is never refused for who has more.
  expect(served).toEqual(['crowd refused', 'crowd refused', 'crowd refused'])
  expect(bulkhead.waiting).toBe(6)
})

test('a full queue of which everybody has the same share takes nobody more', async () => {
  const { served, come } = await crowdedLane({ waiting: 2 })
  served.length = 0
  void come('a')
  await vi.advanceTimersByTimeAsync(0)
  void come('b')
  await vi.advanceTimersByTimeAsync(0)
  expect(served).toEqual(['crowd refused', 'b refused'])
})

test('one network never holds every slot where its share is less', async () => {
  const { bulkhead, served, come, next } = await crowdedLane({ perNetwork: 1 })
  expect(bulkhead.active).toBe(1)
  served.length = 0
  void come('reader')
  await vi.advanceTimersByTimeAsync(0)
  expect(served).toEqual(['reader'])
  await next()
  expect(served).toEqual(['reader', 'crowd'])
  expect(bulkhead.active).toBe(2)
})

test('whatever comes and goes, no slot is lost and none is given twice', async () => {
  const bulkhead = createBulkhead({ slots: 3, waiting: 5, maxWait: 1_000, perNetwork: 2 })
  const releases: (() => void)[] = []
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  for (let n = 0; n < 3_000; n++) {
    const visitor = new AbortController()
    void bulkhead.acquire({ network: `n${random(4)}`, signal: visitor.signal }).then((release) => {
      if (release) releases.push(release)
    })
    if (random(3) === 0) visitor.abort()
    if (random(2) === 0) releases.splice(random(releases.length || 1), 1)[0]?.()
    await vi.advanceTimersByTimeAsync(random(400))
    expect(bulkhead.active).toBe(releases.length)
    expect(bulkhead.active).toBeLessThanOrEqual(3)
    expect(bulkhead.waiting).toBeLessThanOrEqual(5)
  }
  await vi.advanceTimersByTimeAsync(2_000)
  while (releases.length > 0) {
    releases.shift()!()
    await vi.advanceTimersByTimeAsync(0)
  }
  expect([bulkhead.active, bulkhead.waiting]).toEqual([0, 0])
})

test('what weighs more takes more of its network’s share, and nothing of anybody else’s', async () => {
  const bulkhead = createBulkhead({ slots: 10, waiting: 20, maxWait: 5_000, perNetwork: 4 })
  const heavy = await bulkhead.acquire({ network: 'a', weight: 3 })
  await bulkhead.acquire({ network: 'a' })
  const entered: string[] = []
  const wait = (name: string, weight: number) =>
    bulkhead.acquire({ network: 'a', weight }).then((release) => {
      entered.push(name)
      return release
    })
  const second = wait('second', 3)
  void wait('third', 1)
  expect(await bulkhead.acquire({ network: 'b', weight: 3 })).toBeTypeOf('function')
  expect([bulkhead.active, bulkhead.waiting]).toEqual([3, 2])
  heavy?.()
  const release = await second
  expect(entered).toEqual(['second'])
  for (const name of ['fourth', 'fifth', 'sixth']) void wait(name, 1)
  release?.()
  await vi.advanceTimersByTimeAsync(0)
  expect(entered).toEqual(['second', 'third', 'fourth', 'fifth'])
})

test('what weighs more than the whole share is a network’s only one', async () => {
  const bulkhead = createBulkhead({ slots: 10, waiting: 20, maxWait: 5_000, perNetwork: 4 })
  const first = await bulkhead.acquire({ network: 'a', weight: 9 })
  const second = bulkhead.acquire({ network: 'a', weight: 9 })
  void bulkhead.acquire({ network: 'a' })
  expect([bulkhead.active, bulkhead.waiting]).toEqual([1, 2])
  first?.()
  expect(await second).toBeTypeOf('function')
  expect([bulkhead.active, bulkhead.waiting]).toEqual([1, 1])
})
