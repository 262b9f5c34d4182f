import { expect, test } from 'vitest'
import { articleLimits } from './article.ts'
import { mapAddresses, mapSize, readMapName, sitemap, sitemapIndex } from './sitemap.ts'

/** The longest name DNS has, and a port. */
const longestOrigin = `https://${'a'.repeat(249)}.com:65535`
/** What the edge takes for a page (edge/upstream/page-status.ts), and what the protocol allows. */
const edgeLimit = 8 * 1024 * 1024
const protocolLimit = 50_000

test('a map names pages and articles with their last change', () => {
  const xml = sitemap('https://a.test', [{ href: '/' }, { href: '/culture/a&b', changedAt: new Date(0) }])
  expect(xml.match(/<loc>/g)).toHaveLength(2)
  expect(xml).toContain('<loc>https://a.test/</loc></url>')
  expect(xml).toContain(
    '<loc>https://a.test/culture/a&amp;b</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod>',
  )
})

test('at 100,000 articles, and under the longest name a site can have, no file is near a limit', () => {
  const maps = mapAddresses({ articles: 100_000, authors: 6_000, topics: 20_000 })
  expect(maps).toHaveLength(2 + 20 + 2 + 4)
  const index = sitemapIndex(longestOrigin, maps)
  expect(index.match(/<loc>/g)).toHaveLength(maps.length)
  const href = `/${'s'.repeat(40)}/${'a'.repeat(articleLimits.slug)}`
  const full = sitemap(
    longestOrigin,
    Array.from({ length: mapSize }, () => ({ href, changedAt: new Date() })),
  )
  for (const file of [index, full]) expect(file.length).toBeLessThan(edgeLimit / 3)
  expect(mapSize).toBeLessThanOrEqual(protocolLimit)
  // A newsroom of a million articles still has an index.
  const most = mapAddresses({ articles: 1_000_000, authors: 50_000, topics: 100_000 })
  expect(most.length).toBeLessThan(protocolLimit)
  expect(sitemapIndex(longestOrigin, most).length).toBeLessThan(edgeLimit / 3)
})

test('each map has one address, and no other name is one', () => {
  for (const path of mapAddresses({ articles: 12_000, authors: 1, topics: 1 }))
    expect(readMapName(path.slice('/sitemap/'.length)), path).not.toBeNull()
  expect(readMapName('articles-3.xml')).toEqual({ kind: 'articles', number: 3 })
  const wrong = [
    'articles.xml',
    'articles-0.xml',
    'articles-01.xml',
    'pages-1.xml',
    'x-1.xml',
    'articles-1',
    '',
    'articles-999999.xml',
  ]
  for (const name of wrong) expect(readMapName(name), name).toBeNull()
})

test('a site without an article has a map of its pages', () => {
  expect(mapAddresses({ articles: 0, authors: 0, topics: 0 })).toEqual([
    '/sitemap/pages.xml',
    '/sitemap/sections.xml',
  ])
})
