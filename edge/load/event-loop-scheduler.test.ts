import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createScheduler } from './event-loop-scheduler.ts'

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

function start(most: number) {
  let time = 0
  const done: number[] = []
  const scheduler = createScheduler(most, () => time)
  const take = (name: number, costs: number, network = '192.0.2.0/24') => {
    const work = () => {
      done.push(name)
      time += costs
    }
    if (!scheduler.now(work)) scheduler.later(work, network)
  }
  return { scheduler, take, done }
}

test('with time to spare everything is done at once', () => {
  const { take, done, scheduler } = start(10)
  for (const name of [1, 2, 3]) take(name, 3)
  expect([done, scheduler.waiting]).toEqual([[1, 2, 3], 0])
})

test('what does not fit into a turn is done in the next ones, in the order in which it came', async () => {
  const { take, done, scheduler } = start(10)
  for (const name of [1, 2, 3, 4, 5, 6, 7]) take(name, 5)
  expect([done, scheduler.waiting]).toEqual([[1, 2], 5])
  await nextTurn()
  expect(done).toEqual([1, 2, 3, 4])
  take(8, 5)
  await nextTurn()
  await nextTurn()
  expect([done, scheduler.waiting]).toEqual([[1, 2, 3, 4, 5, 6, 7, 8], 0])
})

test('a new turn has its whole time again', async () => {
  const { take, done } = start(10)
  take(1, 50)
  await nextTurn()
  take(2, 50)
  expect(done).toEqual([1, 2])
})

test('who waits outside comes first, but not for ever', async () => {
  const { take, done, scheduler } = start(10)
  for (let name = 0; name < 6; name++) take(name, 5)
  const turn = () => {
    scheduler.onConnection()
    return nextTurn()
  }
  for (let count = 0; count < 8; count++) await turn()
  expect(done).toEqual([0, 1])
  await turn()
  expect(done).toEqual([0, 1, 2, 3])
  await nextTurn()
  expect(done).toEqual([0, 1, 2, 3, 4, 5])
})

test('a thousand that came together leave room for others in between', async () => {
  const { take, done, scheduler } = start(10)
  for (let name = 0; name < 3_000; name++) take(name, 1)
  let turnsTaken = 1
  for (; scheduler.waiting > 0; turnsTaken++) await nextTurn()
  expect(turnsTaken).toBeGreaterThanOrEqual(300)
  expect(done).toEqual(Array.from({ length: 3_000 }, (_, name) => name))
})

test('who asks for 27,000 pages at once waits for them alone', async () => {
  const { take, done, scheduler } = start(10)
  for (let name = 0; name < 300 * 90; name++) take(name, 1, 'greedy')
  await nextTurn()
  for (const reader of [-1, -2, -3]) take(reader, 1, `reader ${reader}`)
  await nextTurn()
  expect(done.slice(20)).toEqual([20, -1, -2, -3, 21, 22, 23, 24, 25, 26])
  expect([scheduler.waitingOf('greedy'), scheduler.waitingOf('reader -1')]).toEqual([27_000 - 27, 0])
  for (let count = 0; scheduler.waiting > 0; count++) {
    take(-4 - count, 1, 'another')
    const place = done.length
    await nextTurn()
    expect(done.slice(place, place + 2)).toContain(-4 - count)
  }
})

test('every question is answered once, in the order of its network, and after no more than one of each other network', async () => {
  const networks = ['a', 'b', 'c', 'd']
  const arrivals = fc.array(
    fc.array(fc.record({ network: fc.constantFrom(...networks), again: fc.boolean() }), { maxLength: 30 }),
    { maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(arrivals, async (batches) => {
      let time = 0
      const scheduler = createScheduler(4, () => time)
      const asked: string[] = []
      const done: string[] = []
      const take = (network: string, again: boolean) => {
        const name = `${network}${asked.length}`
        asked.push(name)
        const work = () => {
          done.push(name)
          time += 1
          // The next piece of a picture.
          if (again) take(network, false)
        }
        const isNow = scheduler.now(work)
        if (!isNow) scheduler.later(work, network)
      }
      for (const batch of batches) {
        for (const { network, again } of batch) take(network, again)
        await nextTurn()
        const counted = networks.map((network) => scheduler.waitingOf(network))
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(scheduler.waiting)
      }
      for (let left = scheduler.waiting; left > 0; left = scheduler.waiting) {
        const present = networks.filter((network) => scheduler.waitingOf(network) > 0).length
        const from = done.length
        await nextTurn()
        // Four at a time: nobody twice before everybody who waits had one.
        const round = done.slice(from, from + Math.min(4, present)).map((name) => name[0])
        expect(new Set(round).size).toBe(round.length)
      }
      const ofNetwork = (names: string[], network: string) => names.filter((name) => name.startsWith(network))
      for (const network of networks) expect(ofNetwork(done, network)).toEqual(ofNetwork(asked, network))
    }),
  )
})
