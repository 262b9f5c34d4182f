import { expect, test } from 'vitest'
import { rssFeed } from './feed.ts'
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

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  eacute: 'é',
  nbsp: '\u00a0',
}
const decode = (text: string) =>
  text.replace(/&(?:#(\d+)|([a-z]+));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number(code)) : entities[name]!,
  )

/** What a feed reader shows: the XML is read first, then the HTML that was in it. */
const shown = (feed: string): string[] =>
  [...feed.matchAll(/<description>(.*?)<\/description>/gs)].map(([, xml]) => {
    const html = decode(xml!)
    return decode(html.replace(/<[^>]*>/g, ''))
  })

test('case feed-standfirst: every reader shows the standfirst as it was written', () => {
  const standfirst = 'La balise <marquee> défile, et &eacute; se lit « é » ; R&D.'
  expect(shown(rssFeed(channel, [{ ...article, standfirst }]))).toEqual([channel.description, standfirst])
})

test.each([
  'R&D',
  '5 < 6 > 4',
  'AT&amp;T',
  '<script>alert(1)</script>',
  '&#233;&nbsp;&lt;',
  'L\u2019élu « x » "y"',
  '<!-- rien -->',
  ']]> & co',
])('so is %s, in the description of an article and of the site', (text) => {
  const feed = rssFeed({ ...channel, description: text }, [{ ...article, standfirst: text }])
  expect(shown(feed)).toEqual([text, text])
})
