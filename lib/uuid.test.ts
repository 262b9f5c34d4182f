import { expect, test } from 'vitest'
import { uuidv7 } from './uuid.ts'

test('has the shape of version 7 and carries its millisecond', () => {
  const id = uuidv7(0x0123456789ab)
  expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('sorts by time as text', () => {
  const times = [1, 255, 256, 1_700_000_000_000, 1_700_000_000_001, 4_000_000_000_000]
  const ids = times.map((time) => uuidv7(time))
  expect([...ids].sort()).toEqual(ids)
})

test('two of the same millisecond differ', () => {
  expect(new Set(Array.from({ length: 1_000 }, () => uuidv7(1))).size).toBe(1_000)
})
