import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isWithheld, zoneOf } from '#edge/zone.ts'
import { slugPattern, slugProblem, withheldSlugs } from '#lib/slug.ts'
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

/** Every word that stands in the code of the edge and could be an address. */
const edgeWords = readdirSync('edge', { recursive: true })
  .map((name) => `edge/${name}`)
  .filter((path) => path.endsWith('.ts') && !path.includes('test') && !path.includes('trial'))
  .flatMap((path) => readFileSync(path, 'utf8').match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [])

test('nor one that means something to the edge', () => {
  const words = [...new Set(edgeWords)].filter((word) => !(reservedSlugs as readonly string[]).includes(word))
  expect(words.length).toBeGreaterThan(1_000)
  const lost = words.filter((word) => zoneOf(`/${word}`, false) !== 'public' || isWithheld(`/${word}`))
  expect(lost, 'add these to reservedSlugs in domain/sections/section.ts').toEqual([])
})

test('no article, topic or byline can take an address under which the edge finds nothing', () => {
  const words = [...new Set([...edgeWords, ...reservedSlugs])].filter((word) => slugProblem(word) === null)
  const lost = words.flatMap((word) =>
    [`/rubrique/${word}`, `/sujets/${word}`, `/auteurs/${word}`].filter(
      (path) => zoneOf(path, false) !== 'public' || isWithheld(path),
    ),
  )
  expect(lost, 'add these to withheldSlugs in lib/slug.ts').toEqual([])
  // What a section answers itself under its own address is no article's either.
  const own = firstParts('app/(site)/[section]').filter((name) => slugProblem(name) === null)
  expect(own, 'add these to withheldSlugs in lib/slug.ts').toEqual([])
})

test('what is withheld from every slug is no section’s either', () => {
  expect(withheldSlugs.filter((slug) => !(reservedSlugs as readonly string[]).includes(slug))).toEqual([])
})

test('reserved words are addresses, each named once', () => {
  expect(reservedSlugs.filter((slug) => !slugPattern.test(slug))).toEqual([])
  expect(new Set(reservedSlugs).size).toBe(reservedSlugs.length)
})
