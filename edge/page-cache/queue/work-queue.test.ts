import { expect, test } from 'vitest'
import { createQueue } from './work-queue.ts'

const silent = { error: () => expect.unreachable() }

test('each key once, what is urgent first, then in the order in which it came', async () => {
  const done: string[] = []
  const queue = createQueue(silent)
  for (const key of ['a', 'b', 'a', 'c']) queue.add(key)
  queue.addFirst('c')
  queue.add('c')
  expect([queue.size, done]).toEqual([3, []])
  queue.process(async (key) => void done.push(key))
  await queue.idle()
  expect([done, queue.size]).toEqual([['c', 'a', 'b'], 0])
})

test('one at a time', async () => {
  const queue = createQueue(silent)
  let running = 0
  queue.process(async () => {
    expect(++running).toBe(1)
    await new Promise((resolve) => setImmediate(resolve))
    running--
  })
  for (const key of ['a', 'b', 'c']) queue.add(key)
  await queue.idle()
})

test.each([
  ['rejects', () => Promise.reject(new Error('broken'))],
  [
    'throws',
    () => {
      throw new Error('broken')
    },
  ],
])('a piece that %s stops no other, and is told of', async (_how, fail) => {
  const done: string[] = []
  const errors: object[] = []
  const queue = createQueue({ error: (facts) => errors.push(facts) })
  queue.process((key) => (key === 'broken' ? fail() : Promise.resolve(void done.push(key))))
  for (const key of ['a', 'broken', 'b']) queue.add(key)
  await queue.idle()
  // Not only what was there, but what comes later too.
  queue.add('c')
  await queue.idle()
  expect([done, errors]).toEqual([['a', 'b', 'c'], [{ error: new Error('broken'), key: 'broken' }]])
})

test('once it is stopped nothing begins, and nobody waits for it', async () => {
  const done: string[] = []
  const queue = createQueue(silent)
  queue.process(async (key) => void done.push(key))
  queue.add('a')
  queue.stop()
  queue.add('b')
  queue.addFirst('c')
  await queue.idle()
  expect([done, queue.size]).toEqual([[], 0])
})
