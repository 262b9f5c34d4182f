import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reservedSlugs } from '#contract/addresses.ts'
import { isWithheld, zoneOf } from '#edge/admission/zone.ts'
import { slugPattern } from '#lib/slug.ts'

/** First parts of the addresses that app/ answers: folders, groups in parentheses looked through. */
function firstParts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_@[]/.test(entry.name))
    .flatMap((entry) => (entry.name.startsWith('(') ? firstParts(`${folder}/${entry.name}`) : [entry.name]))
}

test('no section can take an address that the site answers itself', () => {
  // A file such as /reader.js is in nobody's way: no section has a dot.
  const taken = [...firstParts('app'), ...firstParts('public')].filter((name) => slugPattern.test(name))
  const free = taken.filter((name) => !reservedSlugs.includes(name))
  expect(free, 'add these to reservedSlugs in contract/addresses.ts').toEqual([])
})

/** Every word that stands in the code of the edge and could be an address. */
const edgeWords = readdirSync('edge', { recursive: true })
  .map((name) => `edge/${name}`)
  .filter((path) => path.endsWith('.ts') && !path.includes('test') && !path.includes('trial'))
  .flatMap((path) => readFileSync(path, 'utf8').match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [])

test('nor one that means something to the edge', () => {
  const words = [...new Set(edgeWords)].filter((word) => !reservedSlugs.includes(word))
  expect(words.length).toBeGreaterThan(1_000)
  const lost = words.filter((word) => zoneOf(`/${word}`, false) !== 'public' || isWithheld(`/${word}`))
  expect(lost, 'add these to reservedSlugs in contract/addresses.ts').toEqual([])
})

test('an article, a topic or a byline of any name is found by the edge', () => {
  const words = [...new Set([...edgeWords, ...reservedSlugs])]
  expect(words).toContain('segments')
  const lost = words.flatMap((word) =>
    [`/rubrique/${word}`, `/sujets/${word}`, `/auteurs/${word}`].filter(
      (path) => zoneOf(path, false) !== 'public' || isWithheld(path),
    ),
  )
  expect(lost, 'edge/admission/zone.ts takes these for its own').toEqual([])
  // Nor does a section answer anything under its own address that an article could be called.
  const own = firstParts('app/(site)/[section]').filter((name) => slugPattern.test(name))
  expect(own, 'app/ takes these from articles').toEqual([])
})

test('reserved words are addresses, each named once', () => {
  expect(reservedSlugs.filter((slug) => !slugPattern.test(slug))).toEqual([])
  expect(new Set(reservedSlugs).size).toBe(reservedSlugs.length)
})
