import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locales } from '#lib/locale.ts'
import { archiveNames, articleNames, firstNames, innerNames } from './address-names.ts'
import { closedPaths, reservedSlugs } from './addresses.ts'
import { addressesIn, addressIn, internalPath, languageOfAddress } from './public-addresses.ts'

const tables = { firstNames, articleNames, innerNames, archiveNames }
const french = addressesIn('fr')
const english = addressesIn('en')

test('no name stands on both sides, or twice on one', () => {
  for (const table of Object.values(tables)) {
    const all = [...Object.keys(table), ...Object.values(table)]
    expect(new Set(all).size).toBe(all.length)
  }
})

test('the first part of each address is taken in both languages: no section and no own page may have it', () => {
  for (const name of [...Object.keys(firstNames), ...Object.values(firstNames)])
    expect(reservedSlugs).toContain(name)
})

const id = '018f0000-0000-7000-8000-000000000001'
const article = '/culture/le-pont'
const printed = (all: typeof french): string[] => [
  ...Object.values(all.pages),
  ...Object.values(all.comfort),
  all.search,
  all.suggestions,
  all.byline('lea'),
  all.topic('crues'),
  all.archive('2026-11'),
  all.archive('2026-11-28', id),
  all.thread(article),
  all.thread(article, id),
  all.thread(article, undefined, 'newest'),
  all.thread(article, id, 'newest'),
  all.history(article),
  all.history(article, 3),
  all.report(article),
  all.report(article, 12),
  all.reportReceived(article),
]

test('what an English newspaper calls its pages', () => {
  expect(printed(english)).toEqual([
    '/',
    '/latest',
    '/corrections',
    '/archive',
    '/site-map',
    '/about',
    '/accessibility',
    '/comment-policy',
    '/privacy',
    '/legal-notice',
    '/contact',
    '/right-of-reply',
    '/what-this-site-loads',
    '/display',
    '/saved',
    '/search',
    '/search/suggestions',
    '/authors/lea',
    '/topics/crues',
    '/archive/2026/11',
    `/archive/2026/11/28/before/${id}`,
    `${article}/comments`,
    `${article}/comments/${id}`,
    `${article}/comments/newest`,
    `${article}/comments/newest/${id}`,
    `${article}/history`,
    `${article}/history/3`,
    `${article}/report`,
    `${article}/report/12`,
    `${article}/report/received`,
  ])
})

test('each own address leads from one language to the other and back, with its question and its place', () => {
  for (const [at, address] of printed(french).entries())
    for (const end of ['', '?page=2', '#commentaires', '?q=a/commentaires#b']) {
      expect(addressIn(address + end, 'en')).toBe(printed(english)[at] + end)
      expect(addressIn(printed(english)[at] + end, 'fr')).toBe(address + end)
    }
  for (const language of locales)
    for (const address of printed(addressesIn(language))) {
      expect(addressIn(address, language), 'right as it is').toBe(address)
      expect([language, undefined]).toContain(languageOfAddress(address))
    }
})

const word = fc.oneof(
  fc.constantFrom(
    ...Object.values(tables).flatMap((table) => [...Object.keys(table), ...Object.values(table)]),
  ),
  fc.constantFrom('corrections', 'contact', 'politique', 'titre', 'rss.xml', '2026', '11', id),
)
const path = fc.array(word, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`)

test('of any path: one inside for both languages, and one for each language of what is inside', () => {
  fc.assert(
    fc.property(path, fc.constantFrom(...locales), (asked, language) => {
      const inside = internalPath(asked)
      const shown = addressIn(asked, language)
      expect(internalPath(inside)).toBe(inside)
      expect(internalPath(shown), 'the same page').toBe(inside)
      expect(addressIn(shown, language), 'one redirect is enough').toBe(shown)
      expect(addressIn(inside, language)).toBe(shown)
      expect(shown.split('/').length).toBe(asked.split('/').length)
    }),
  )
})

test.each([
  ...closedPaths.flatMap((closed) => [`${closed}/articles/history`, `${closed}/recherche`]),
  ...['/media/recherche/history/recu', '/culture', '/culture/search', '/comments/titre', '/history/a/b'],
  ...['https://a.test/recherche', '//a.test/recherche', 'mailto:recherche@a.test', '#recherche', ''],
])('stays as it is: %s', (address) => {
  for (const language of locales) expect(addressIn(address, language)).toBe(address)
})
