import { expect, test } from 'vitest'
import { rssFeed } from './feed.ts'
import { sitemap } from './sitemap.ts'
import type { ArticleSummary } from './view.ts'

const article: ArticleSummary = {
  id: '018f0000-0000-7000-8000-000000000001',
  slug: 'a-et-b',
  title: 'A & B <script>"</script>\u0007',
  standfirst: 'Moins de 5 < 6 ]]>',
  section: { slug: 'culture', name: 'Culture & idées' },
  bylines: [{ slug: 'lea', name: 'Léa <Petit>', jobTitle: '' }],
  lead: null,
  publishedAt: new Date('2026-03-01T12:00:00Z'),
  updatedAt: null,
  commentCount: 0,
  readingMinutes: 1,
}
const channel = {
  title: 'Le Phare',
  description: 'A & B',
  language: 'fr',
  siteUrl: 'https://a.test',
  page: '/',
  self: '/rss.xml',
}

test('a feed is well-formed whatever a title holds', () => {
  const feed = rssFeed(channel, [article])
  expect(feed).not.toMatch(/<script>|<Petit>|\]\]>|& /)
  expect(feed.includes('\u0007')).toBe(false)
  expect(feed).toContain('<title>A &amp; B &lt;script&gt;')
  expect(feed).toContain('<link>https://a.test/culture/a-et-b</link>')
  expect(feed).toContain('<pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate>')
  const opened = feed.match(/<[a-z][\w:]*(?=[\s>])[^>]*(?<!\/)>/g)!.length
  expect(feed.match(/<\/[a-z][\w:]*>/g)).toHaveLength(opened)
})

test('a picture is announced at its widest, in its own proportions', () => {
  const lead = {
    id: article.id,
    token: 'jeton',
    width: 1_200,
    height: 800,
    widths: [480, 960, 1_200],
    avif: true,
    alt: '',
    caption: '',
    credit: '',
  }
  expect(rssFeed(channel, [{ ...article, lead }])).toContain(
    'url="https://a.test/media/jeton/1200.jpg" type="image/jpeg" width="1200" height="800"',
  )
})

test('a paper without articles has a feed', () => {
  expect(rssFeed(channel, [])).not.toContain('<item>')
})

test('a sitemap names pages and articles with their last change', () => {
  const xml = sitemap('https://a.test', ['/', '/culture'], [{ href: '/culture/a&b', changedAt: new Date(0) }])
  expect(xml.match(/<loc>/g)).toHaveLength(3)
  expect(xml).toContain(
    '<loc>https://a.test/culture/a&amp;b</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod>',
  )
})
