import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import { translator } from '#contract/i18n/translator.ts'
import { atomFeed } from './atom-feed.ts'
import { documentHtml } from './document-html.ts'
import { rssFeed } from './feed.ts'
import { jsonFeed } from './json-feed.ts'
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
  language: 'fr',
}
const channel = {
  title: 'Le Phare',
  description: 'A & B',
  language: 'fr' as const,
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

test('sounds are enclosed: the first in RSS, all in Atom and JSON, with their type and size', () => {
  const sound = (token: string, format: 'mp3' | 'ogg') => ({
    id: token,
    token,
    format,
    bytes: 1_200_000,
    duration: 61_400,
    url: `https://a.test/media/${token}/audio.${format}`,
  })
  const heard = [{ ...article, audio: [sound('un', 'mp3'), sound('deux', 'ogg')] }]
  expect(parseRssFeed(rssFeed(channel, heard)).items![0]!.enclosures).toEqual([
    { url: 'https://a.test/media/un/audio.mp3', length: 1_200_000, type: 'audio/mpeg' },
  ])
  const links = parseAtomFeed(atomFeed(channel, heard)).entries![0]!.links!
  expect(links.filter(({ rel }) => rel === 'enclosure')).toMatchObject([
    { href: 'https://a.test/media/un/audio.mp3', type: 'audio/mpeg', length: 1_200_000 },
    { href: 'https://a.test/media/deux/audio.ogg', type: 'audio/ogg', length: 1_200_000 },
  ])
  expect(parseJsonFeed(jsonFeed(channel, heard)).items![0]!.attachments).toEqual([
    {
      url: 'https://a.test/media/un/audio.mp3',
      mime_type: 'audio/mpeg',
      size_in_bytes: 1_200_000,
      duration_in_seconds: 61,
    },
    {
      url: 'https://a.test/media/deux/audio.ogg',
      mime_type: 'audio/ogg',
      size_in_bytes: 1_200_000,
      duration_in_seconds: 61,
    },
  ])
  expect(rssFeed(channel, [article])).not.toContain('enclosure')
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

const lead = {
  id: article.id,
  token: 'jeton',
  width: 1_200,
  height: 800,
  widths: [480, 960, 1_200],
  avif: true,
  alt: 'Un pont',
  caption: '',
  credit: '',
}
const html = '<p>« Œuvre » : 5 &lt; 6 &amp; <a href="https://a.test/x?a=1&amp;b=2">suite</a> ]]&gt;</p>'
const title = 'L\u2019œuvre & <b>nous</b> ]]> "\u202f!'
const full = [
  { ...article, title, lead, html, updatedAt: new Date('2026-03-02T08:00:00Z') },
  { ...article, id: '018f0000-0000-7000-8000-000000000002', slug: 'autre', title: 'Autre' },
]
const hub = 'https://hub.test/'

test('an independent reader finds in the RSS what was put there', () => {
  const feed = parseRssFeed(rssFeed({ ...channel, hub }, full))
  expect(feed).toMatchObject({ title: 'Le Phare', language: 'fr', link: 'https://a.test/' })
  expect(feed.lastBuildDate).toBe('Mon, 02 Mar 2026 08:00:00 GMT')
  const rels = feed.atom?.links?.map(({ rel, href }) => [rel, href])
  expect(rels).toEqual([
    ['self', 'https://a.test/rss.xml'],
    ['hub', hub],
  ])
  const [first, second] = feed.items!
  expect(first).toMatchObject({
    title,
    link: 'https://a.test/culture/a-et-b',
    guid: { value: `urn:uuid:${article.id}`, isPermaLink: false },
    pubDate: 'Sun, 01 Mar 2026 12:00:00 GMT',
    dc: { creators: ['Léa <Petit>'] },
    content: { encoded: html },
    media: { contents: [{ url: 'https://a.test/media/jeton/1200.jpg', width: 1200, height: 800 }] },
  })
  expect(second!.content).toBeUndefined()
})

test('and in the Atom', () => {
  const feed = parseAtomFeed(atomFeed({ ...channel, self: '/atom.xml', hub }, full))
  expect(feed).toMatchObject({ id: 'https://a.test/atom.xml', updated: '2026-03-02T08:00:00.000Z' })
  expect(feed.links?.map(({ rel, href }) => [rel, href])).toEqual([
    ['alternate', 'https://a.test/'],
    ['self', 'https://a.test/atom.xml'],
    ['hub', hub],
  ])
  expect(feed.entries?.[0]).toMatchObject({
    id: `urn:uuid:${article.id}`,
    published: '2026-03-01T12:00:00.000Z',
    updated: '2026-03-02T08:00:00.000Z',
    summary: { value: article.standfirst },
    content: { type: 'html', value: html },
    authors: [{ name: 'Léa <Petit>', uri: 'https://a.test/auteurs/lea' }],
  })
  expect(feed.entries?.[1]?.content).toBeUndefined()
  expect(parseAtomFeed(atomFeed(channel, []))).toMatchObject({ updated: '1970-01-01T00:00:00.000Z' })
})

test('and in the JSON Feed', () => {
  const feed = parseJsonFeed(jsonFeed({ ...channel, self: '/feed.json', hub }, full))
  expect(feed).toMatchObject({
    title: 'Le Phare',
    home_page_url: 'https://a.test/',
    feed_url: 'https://a.test/feed.json',
    hubs: [{ type: 'WebSub', url: hub }],
  })
  expect(feed.items?.[0]).toMatchObject({
    id: `urn:uuid:${article.id}`,
    title,
    content_html: html,
    image: 'https://a.test/media/jeton/1200.jpg',
    date_modified: '2026-03-02T08:00:00.000Z',
  })
  expect(feed.items?.[1]).toMatchObject({ content_text: article.standfirst })
})

test('an article that moves or is renamed is the same one to every reader', () => {
  const moved = { ...article, slug: 'ailleurs', section: { slug: 'sports', name: 'Sports' }, title: 'Autre' }
  const id = (one: ArticleSummary) => [
    parseRssFeed(rssFeed(channel, [one])).items![0]!.guid?.value,
    parseAtomFeed(atomFeed(channel, [one])).entries![0]!.id,
    parseJsonFeed(jsonFeed(channel, [one])).items![0]!.id,
  ]
  expect(id(moved)).toEqual(id(article))
})

test('the whole text is HTML that holds every word and nothing else', () => {
  const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks })
  const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
  const body = {
    type: 'doc',
    content: [
      paragraph(text('Un <b> & '), text('lien', { type: 'link', attrs: { href: '/culture/x' } }), {
        type: 'hardBreak',
      }),
      { type: 'heading', attrs: { level: 2 }, content: [text('Titre', { type: 'bold' })] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('Point'))] }] },
      { type: 'blockquote', attrs: { attribution: 'Léa' }, content: [paragraph(text('Cité'))] },
      { type: 'picture', attrs: { mediaId: lead.id, alt: 'Pont "neuf"', caption: 'Légende', credit: 'Moi' } },
      { type: 'picture', attrs: { mediaId: 'inconnue', alt: '', caption: '', credit: '' } },
      paragraph(),
      { type: 'futureBlock', content: [{ type: 'row', content: [paragraph(text('Gardé'))] }] },
    ],
  }
  expect(
    documentHtml(body as never, {
      siteUrl: 'https://a.test',
      pictures: { [lead.id]: lead },
      audio: {},
      mentions: {},
      t: translator('fr'),
    }),
  ).toBe(
    [
      '<p>Un &#60;b&#62; &#38; <a href="https://a.test/culture/x">lien</a><br></p>',
      '<h2><strong>Titre</strong></h2>',
      '<ul><li><p>Point</p></li></ul>',
      '<blockquote><p>Cité</p><p>– Léa</p></blockquote>',
      '<figure><img src="https://a.test/media/jeton/960.jpg" alt="Pont &#34;neuf&#34;" width="960" height="640"><figcaption>Légende – Moi</figcaption></figure>',
      '',
      '<p>Gardé</p>',
    ].join('\n'),
  )
})
