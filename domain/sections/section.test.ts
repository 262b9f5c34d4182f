import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { slugPattern } from '#lib/slug.ts'
import { reservedSlugs } from './section.ts'

/** First parts of the addresses that app/ answers: folders, groups in parentheses looked through. */
function firstParts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_@[]/.test(entry.name))
    .flatMap((entry) => (entry.name.startsWith('(') ? firstParts(`${folder}/${entry.name}`) : [entry.name]))
}

test('no section can take an address that the site answers itself', () => {
  // A file such as /reader.js is in nobody's way: no section has a dot.
  const taken = [...firstParts('app'), ...firstParts('public')].filter((name) => slugPattern.test(name))
  const free = taken.filter((name) => !(reservedSlugs as readonly string[]).includes(name))
  expect(free, 'add these to reservedSlugs in domain/sections/section.ts').toEqual([])
})

test('reserved words are addresses, each named once', () => {
  expect(reservedSlugs.filter((slug) => !slugPattern.test(slug))).toEqual([])
  expect(new Set(reservedSlugs).size).toBe(reservedSlugs.length)
})
