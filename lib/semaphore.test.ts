import { expect, test } from 'vitest'
import { createSemaphore } from './semaphore.ts'

test('who is known is refused by no crowd of strangers, and goes before those who wait', async () => {
  const inTurn = createSemaphore({ running: 1, waiting: 2 }, () => new Error('full'))
  const order: string[] = []
  const held = Promise.withResolvers<void>()
  const first = inTurn(() => held.promise)
  const stranger = (name: string) => inTurn(async () => void order.push(name))
  const waiting = [stranger('one'), stranger('two')]
  await expect(stranger('three')).rejects.toThrow('full')
  const known = inTurn(async () => void order.push('known'), { isKnown: true })
  held.resolve()
  await Promise.all([first, ...waiting, known])
  expect(order).toEqual(['known', 'one', 'two'])
})
