import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

function start(most: number) {
  let time = 0
  const done: number[] = []
  const turns = createTurns(most, () => time)
  const take = (name: number, costs: number) =>
    turns.take(() => {
      done.push(name)
      time += costs
    })
  return { turns, take, done }
}

test('with time to spare everything is done at once', () => {
  const { take, done, turns } = start(10)
  for (const name of [1, 2, 3]) take(name, 3)
  expect([done, turns.waiting]).toEqual([[1, 2, 3], 0])
})

test('what does not fit into a turn is done in the next ones, in the order in which it came', async () => {
  const { take, done, turns } = start(10)
  for (const name of [1, 2, 3, 4, 5, 6, 7]) take(name, 5)
  expect([done, turns.waiting]).toEqual([[1, 2], 5])
  await nextTurn()
  expect(done).toEqual([1, 2, 3, 4])
  take(8, 5)
  await nextTurn()
  await nextTurn()
  expect([done, turns.waiting]).toEqual([[1, 2, 3, 4, 5, 6, 7, 8], 0])
})

test('a new turn has its whole time again', async () => {
  const { take, done } = start(10)
  take(1, 50)
  await nextTurn()
  take(2, 50)
  expect(done).toEqual([1, 2])
})

test('who waits outside comes first, but not for ever', async () => {
  const { take, done, turns } = start(10)
  for (let name = 0; name < 6; name++) take(name, 5)
  const turn = () => {
    turns.hurry()
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
  const { take, done, turns } = start(10)
  for (let name = 0; name < 3_000; name++) take(name, 1)
  let turnsTaken = 1
  for (; turns.waiting > 0; turnsTaken++) await nextTurn()
  expect(turnsTaken).toBeGreaterThanOrEqual(300)
  expect(done).toEqual(Array.from({ length: 3_000 }, (_, name) => name))
})
