import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pages } from '#contract/addresses.ts'
import { meantAddress } from './tolerance.ts'

test.each([
  // What the sentence around an address adds to it.
  ['/culture/titre.', '/culture/titre'],
  ['/culture/titre)', '/culture/titre'],
  ['/culture/titre).', '/culture/titre'],
  ['/culture/titre,', '/culture/titre'],
  ['/culture/titre»', '/culture/titre'],
  ['/culture/titre\u00a0»', '/culture/titre'],
  ['/culture/titre…', '/culture/titre'],
  ['/culture/titre"', '/culture/titre'],
  ['/rss.xml.', '/rss.xml'],
  ['/)', '/'],
  // How it was typed.
  ['/Culture/Titre', '/culture/titre'],
  ['/CULTURE', '/culture'],
  ['/RSS.xml', '/rss.xml'],
  ['/Archives/2026/11', '/archives/2026/11'],
  ['/société/l’été-à-la-plage', '/societe/l-ete-a-la-plage'],
  ['/société/l\u2019e\u0301te\u0301', '/societe/l-ete'],
  ['/economie/un titre', '/economie/un-titre'],
  ['/economie/un_titre', '/economie/un-titre'],
  ['/Société/Cœur.', '/societe/coeur'],
  // What other systems append.
  ['/culture/titre/amp', '/culture/titre'],
  ['/culture/titre/feed', '/culture/titre'],
  ['/culture/titre/feed/atom', '/culture/titre'],
  ['/Culture/Titre/Feed', '/culture/titre'],
  ['/auteurs/lea/amp', '/auteurs/lea'],
  ['/a-propos/amp', '/a-propos'],
  ['/a-propos/feed', '/a-propos'],
  ['/about/amp', '/about'],
  ['/Latest.', '/latest'],
  // What is a list has a feed.
  ['/feed', '/rss.xml'],
  ['/feed/atom', '/atom.xml'],
  ['/auteurs/lea/feed', '/auteurs/lea/rss.xml'],
  ['/authors/lea/feed', '/authors/lea/rss.xml'],
  ['/sujets/crues/feed/json', '/sujets/crues/feed.json'],
  ['/culture/feed/rss2', '/culture/rss.xml'],
])('%s means %s', (asked, meant) => {
  expect(meantAddress(asked)).toBe(meant)
})

test.each([
  '/',
  ...Object.values(pages),
  '/culture',
  '/culture/titre-2',
  '/rss.xml',
  '/culture/feed.json',
  '/sitemap/articles-2026-11.xml',
  '/archives/2026/11/avant/018f0000-0000-7000-8000-000000000001',
  // An article may have that name: the page knows.
  '/culture/feed',
  '/culture/amp',
  '/amp',
  // Nothing of ours, and nothing like it.
  '/media/AbC_d/480.jpg',
  '/fonts/LICENSE-sans.txt',
  '/_next/static/X_y.js',
  '/.well-known/security.txt',
  '/.env',
  '/wp-login.php',
  '/culture/标题',
])('%s is left as it is', (asked) => {
  expect(meantAddress(asked)).toBeUndefined()
})

test('what is meant is an address of this site, and means nothing else again', () => {
  const piece = fc.oneof(
    fc.constantFrom('Culture', 'feed', 'amp', 'rss.xml', 'é', ').', '\u00a0', 'auteurs', '__', '-a-'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map((text) => text.replaceAll('/', 'x')),
  )
  const path = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => `/${pieces.join('/')}`)
  fc.assert(
    fc.property(path, (asked) => {
      const meant = meantAddress(asked)
      if (meant === undefined) return
      expect(meant).toMatch(/^\/(?!\/)/)
      expect(meantAddress(meant)).toBeUndefined()
    }),
  )
})
