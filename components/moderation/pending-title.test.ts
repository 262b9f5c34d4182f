import { expect, test } from 'vitest'
import { pendingTitle } from './pending-title.ts'

test('the tab says how many wait, once', () => {
  expect(pendingTitle('Modération – Plein Jour', 37)).toBe('(37) Modération – Plein Jour')
  expect(pendingTitle('(37) Modération – Plein Jour', 4)).toBe('(4) Modération – Plein Jour')
  expect(pendingTitle('(4) Modération – Plein Jour', 0)).toBe('Modération – Plein Jour')
  expect(pendingTitle('(4) Modération – Plein Jour', 1_000)).toBe('(1000) Modération – Plein Jour')
  expect(pendingTitle('(1000) Modération – Plein Jour', 1_001)).toBe('(1000+) Modération – Plein Jour')
  expect(pendingTitle('(1000+) Modération – Plein Jour', 3)).toBe('(3) Modération – Plein Jour')
  expect(pendingTitle('Modération – Journal (1789)', 2)).toBe('(2) Modération – Journal (1789)')
})
