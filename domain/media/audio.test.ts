import { expect, test } from 'vitest'
import { clock } from './audio.ts'

test.each([
  [400, '0:01'],
  [42_400, '0:42'],
  [59_600, '1:00'],
  [725_000, '12:05'],
  [3_725_000, '1:02:05'],
])('%s milliseconds are said as %s', (milliseconds, said) => {
  expect(clock(milliseconds)).toBe(said)
})
