import { expect, test } from 'vitest'
import { articleLimits } from './article.ts'
import { mapAddresses, mapSize, newsSitemap, readMapName, sitemap, sitemapIndex } from './sitemap.ts'

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

const months = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `${1990 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
  )

test('at 100,000 articles, and under the longest name a site can have, no file is near a limit', () => {
  const maps = mapAddresses({ periods: months(120), authors: 6_000, topics: 20_000 })
  expect(maps).toHaveLength(4 + 120 + 2 + 4)
  const index = sitemapIndex(longestOrigin, maps)
  expect(index.match(/<loc>/g)).toHaveLength(maps.length)
  const href = `/${'s'.repeat(40)}/${'a'.repeat(articleLimits.slug)}`
  const full = sitemap(
    longestOrigin,
    Array.from({ length: mapSize }, () => ({
      href,
      changedAt: new Date(),
      picture: `/media/${'t'.repeat(24)}/1600.jpg`,
    })),
  )
  for (const file of [index, full]) expect(file.length).toBeLessThan(edgeLimit * 0.6)
  expect(mapSize).toBeLessThanOrEqual(protocolLimit)
  // A newsroom of a million articles in eighty years, some imported under one date, still has an index.
  const most = mapAddresses({ periods: months(960), authors: 50_000, topics: 100_000 })
  expect(most.length).toBeLessThan(protocolLimit)
  expect(sitemapIndex(longestOrigin, most).length).toBeLessThan(edgeLimit / 3)
})

test('each map has one address, and no other name is one', () => {
  const periods = ['2026-11', '2026-11-28', '2026-11-28-2', '2026-11-28-12']
  for (const path of mapAddresses({ periods, authors: 1, topics: 1 }))
    expect(readMapName(path.slice('/sitemap/'.length)), path).not.toBeNull()
  expect(readMapName('topics-3.xml')).toEqual({ kind: 'topics', number: 3 })
  expect(readMapName('articles-2026-11.xml')).toEqual({ kind: 'articles', period: '2026-11', part: 1 })
  expect(readMapName('articles-2026-11-28-2.xml')).toEqual({
    kind: 'articles',
    period: '2026-11-28',
    part: 2,
  })
  const wrong = [
    'articles.xml',
    'articles-3.xml',
    'articles-2026.xml',
    'articles-2026-1.xml',
    'articles-2026-11-.xml',
    'articles-2026-11-2.xml',
    'articles-2026-11-28-1.xml',
    'articles-2026-11-28-02.xml',
    'authors.xml',
    'authors-0.xml',
    'authors-01.xml',
    'authors-999999.xml',
    'pages-1.xml',
    'news-1.xml',
    'x-1.xml',
    'topics-1',
    '',
  ]
  for (const name of wrong) expect(readMapName(name), name).toBeNull()
})

test('a site without an article has a map of its pages', () => {
  expect(mapAddresses({ periods: [], authors: 0, topics: 0 })).toEqual([
    '/sitemap/pages.xml',
    '/sitemap/sections.xml',
    '/sitemap/archives.xml',
    '/sitemap/news.xml',
  ])
})

/** What sitemap.xsd, sitemap-image.xsd and sitemap-news.xsd allow, element by element in their order. */
const grammar: Record<string, RegExp> = {
  sitemapindex: /^(sitemap )*$/,
  sitemap: /^loc (lastmod )?$/,
  urlset: /^(url )*$/,
  url: /^loc (lastmod )?(changefreq )?(priority )?(xhtml:link |image:image |news:news )*$/,
  'image:image': /^image:loc $/,
  'news:news': /^news:publication news:publication_date news:title $/,
  'news:publication': /^news:name news:language $/,
}
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
const values: Record<string, RegExp> = {
  loc: /^https?:\/\/\S{1,2040}$/,
  lastmod: instant,
  'image:loc': /^https?:\/\/\S+$/,
  'news:name': /\S/,
  'news:language': /^([a-z]{2,3}|zh-cn|zh-tw)$/,
  'news:publication_date': instant,
  'news:title': /\S/,
}

/** Reads a map by itself, tag after tag, and says what its schema would refuse. */
function problems(xml: string): string[] {
  const found: string[] = []
  const open: { name: string; children: string; text: string }[] = [{ name: '', children: '', text: '' }]
  const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, '')
  if (body === xml) found.push('no declaration')
  for (const [tag, text, closing, name] of body.matchAll(/([^<]*)<(\/?)([\w:]+)[^>]*>/g)) {
    const top = open.at(-1)!
    // Empty: all it says is in its attributes. Its schema lets it stand anywhere in an address.
    if (tag!.endsWith('/>')) {
      if (!/ rel="alternate" hreflang="[a-z-]+" href="https?:\/\/[^"]+"\/>$/.test(tag!)) found.push(tag!)
      top.children += `${name} `
      continue
    }
    top.text += text
    if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text!)) found.push(`bare & in ${top.name}`)
    if (!closing) {
      top.children += `${name} `
      open.push({ name: name!, children: '', text: '' })
      continue
    }
    if (open.pop()!.name !== name) found.push(`${name} closes ${top.name}`)
    const rule = grammar[top.name]
    if (rule ? !rule.test(top.children) : !values[top.name]?.test(top.text.trim()))
      found.push(`${top.name}: ${top.children || top.text}`)
  }
  return open.length === 1 ? found : [...found, 'not closed']
}

test('what the maps say is what their schemas allow', () => {
  const site = { siteUrl: 'https://a.test', name: 'L\u2019Écho & Cie' }
  const story = { href: '/a/b', title: 'A < B & « C »', publishedAt: new Date(0), language: 'en' }
  const all = [
    sitemapIndex(site.siteUrl, ['/sitemap/pages.xml', '/sitemap/articles-2026-11.xml']),
    sitemap(site.siteUrl, [
      { href: '/' },
      { href: '/a&b', changedAt: new Date(0), picture: '/media/t/1.jpg' },
      { href: '/c', alternates: { fr: '/c', en: '/d', 'x-default': '/c' } },
    ]),
    sitemap(site.siteUrl, []),
    newsSitemap(site, [story, story]),
    newsSitemap(site, []),
  ]
  for (const xml of all) expect(problems(xml), xml).toEqual([])
  // The reader itself sees what is wrong.
  expect(problems(all[0]!.replace('<loc>', '<link>'))).not.toEqual([])
  expect(problems(all[3]!.replaceAll('news:language>', 'news:tongue>'))).not.toEqual([])
})
