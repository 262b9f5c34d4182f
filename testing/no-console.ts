import { afterEach, expect } from 'vitest'

/** What no test expected to be printed is a failure: React and drivers complain on the console and go on. */
const complaints: string[] = []
for (const level of ['error', 'warn'] as const)
  console[level] = (...words: unknown[]) => void complaints.push([level, ...words].map(String).join(' '))

afterEach(() => {
  expect(complaints.splice(0), 'something complained on the console').toEqual([])
})
