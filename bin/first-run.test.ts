import { expect, test } from 'vitest'
import { narrowness } from './first-run.ts'

test('a first start that ran out of room says so', () => {
  expect(narrowness(0, '/srv/data')).toBe(
    'The disk that holds /srv/data is full. Free some space and start again: nothing is lost.',
  )
  expect(narrowness(1_000_000, '/srv/data')).toMatch(/is full/)
  expect(narrowness(10_000_000, '/srv/data')).toBeUndefined()
})
