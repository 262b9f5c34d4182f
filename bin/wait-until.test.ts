import { expect, test } from 'vitest'
import { NotInTime, waitUntil } from './wait-until.ts'

const soon = { limit: 100, every: 1 }

test('gives what was waited for, whatever failed before', async () => {
  let asked = 0
  const found = await waitUntil(
    'the third',
    () => {
      if (++asked < 3) throw new Error('not yet')
      return asked
    },
    soon,
  )
  expect(found).toBe(3)
})

test('ends, and names what was waited for and what went wrong last', async () => {
  const refused = waitUntil('nginx answers', () => Promise.reject(new Error('status 403')), soon)
  await expect(refused).rejects.toThrow('nginx answers: not within 0.1 s (status 403)')
  await expect(refused).rejects.toBeInstanceOf(NotInTime)
  await expect(waitUntil('nothing', () => false, soon)).rejects.toThrow('nothing: not within 0.1 s')
})

test('does not wait for what will never be', async () => {
  const given = () => 'it ended with code 1'
  await expect(waitUntil('nginx answers', () => false, { limit: 60_000, given })).rejects.toThrow(
    'nginx answers: it ended with code 1',
  )
})
