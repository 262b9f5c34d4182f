import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  articleTags,
  feedTags,
  frontTags,
  type List,
  lists,
  listTags,
  mapTags,
  type Tag,
  tags,
} from '#contract/tags.ts'
import { type Invalidation, touched } from '#domain/invalidation/invalidations.ts'
import { pageWith } from '../testing/cache-fixture.ts'
import { createPages, type Pages } from './lookup.ts'

/**
 * A newspaper of ten thousand articles whose every page is stored: exactly which pages each event of the newsroom has
 * rendered at once, which it takes away, and which it leaves old for whoever asks. Too many are as wrong as too few.
 */
const articles = 10_000
const perPage = 20
const sections = ['politique', 'culture', 'sports', 'economie', 'societe']
const topics = Array.from({ length: 50 }, (_, i) => `sujet-${i}`)
const bylines = Array.from({ length: 10 }, (_, i) => `plume-${i}`)

/** The newest is number 0. */
const article = (n: number) => {
  const place = { section: sections[n % 5]!, topic: topics[n % 50]!, byline: bylines[n % 10]! }
  return { id: `a${n}`, ...place, path: `/${place.section}/a${n}`, bylines: [{ slug: place.byline }] }
}
const all = Array.from({ length: articles }, (_, n) => article(n))
const placed = (n: number) => {
  const { id, section, topic, byline } = article(n)
  return { id, sections: [section], topics: [topic], bylines: [byline] }
}
const relatedTo = (n: number) =>
  all.slice(0, 250).filter((other) => other.topic === article(n).topic && other.id !== `a${n}`)

const listed: { path: string; list: List; articles: typeof all }[] = [
  { path: '/derniers-articles', list: lists.all, articles: all },
  ...sections.map((slug) => ({
    path: `/${slug}`,
    list: lists.section(slug),
    articles: all.filter(({ section }) => section === slug),
  })),
  ...topics.map((slug) => ({
    path: `/sujets/${slug}`,
    list: lists.topic(slug),
    articles: all.filter(({ topic }) => topic === slug),
  })),
  ...bylines.map((slug) => ({
    path: `/auteurs/${slug}`,
    list: lists.byline(slug),
    articles: all.filter(({ byline }) => byline === slug),
  })),
]
const maps = ['/sitemap.xml', '/sitemap/articles-1.xml', '/sitemap/articles-2.xml', '/plan-du-site']
const prose = ['/a-propos', '/mentions-legales', '/confidentialite']
const securityText = '/.well-known/security.txt'

/** Each page, with the tags that its own functions give it. */
const site = new Map<string, readonly Tag[]>([['/', frontTags(all.slice(0, 40))]])
for (const { path, list, articles } of listed) {
  for (let page = 1; (page - 1) * perPage < articles.length; page++) {
    const shown = articles.slice((page - 1) * perPage, page * perPage)
    site.set(page === 1 ? path : `${path}?page=${page}`, listTags(list, page, shown))
  }
}
for (const [path, of] of [
  ['', listed[0]!],
  ...listed.slice(1, 6).map((one) => [one.path, one] as const),
] as const)
  site.set(`${path}/rss.xml`, feedTags(of.list, of.articles.slice(0, 30)))
for (const [n, { path }] of all.entries()) site.set(path, articleTags(article(n), relatedTo(n)))
for (const path of maps) site.set(path, mapTags)
for (const path of prose) site.set(path, [tags.site])
site.set(securityText, [tags.site, tags.day])

let folder: string
let pages: Pages
let asked: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renders-'))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  asked = []
  pages = createPages({
    folder,
    build: 'first',
    log: { info() {}, warn() {}, error() {} },
    render: async (key) => {
      asked.push(key)
      const headers = { 'content-type': 'text/html' }
      return { status: 200, headers, body: Buffer.from(pageWith(site.get(key)!.join(' '), key)) }
    },
    limits: {
      bulkhead: { slots: 4, waiting: 1e6, maxWait: 1e6 },
      patience: 1e6,
      memory: 1e9,
      diskPages: 1e6,
      diskBytes: 1e12,
      rewriteAfter: 1e6,
      countsTogether: 10_000,
      negativeCache: { time: 10_000, entries: 10, bytes: 1e6 },
    },
  })
  for (const [key, shown] of site) pages.memory.register(key, shown, false)
})
afterEach(() => {
  vi.useRealTimers()
  pages.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** As domain/invalidation/record.ts writes it, and the edge reads it. */
function tell({ tags: changed, hard, stale = [] }: Invalidation): void {
  pages.invalidate({ tags: changed, hard })
  if (stale.length > 0) pages.invalidate({ tags: stale, hard: false })
}
/** Everything that is rendered by itself until nothing waits any more, but for counts, which wait for ten seconds. */
async function rendered(): Promise<string[]> {
  await pages.idle()
  return asked.splice(0).sort()
}
async function renderedWithCounts(): Promise<string[]> {
  await vi.advanceTimersByTimeAsync(10_000)
  return rendered()
}
/** Stored, and not to be given to anybody without asking Next. */
const old = () => new Set(pages.outdated())
/** What the maps of the site name. */
const sweep = () =>
  pages.prewarm(
    [...site.keys()].filter((key) => key !== securityText),
    true,
  )
const has = (tag: Tag) => [...site].filter(([, shown]) => shown.includes(tag)).map(([key]) => key)

const newest = article(0)
const firstPages = [
  '/derniers-articles',
  `/${newest.section}`,
  `/sujets/${newest.topic}`,
  `/auteurs/${newest.byline}`,
]
const feeds = ['/rss.xml', `/${newest.section}/rss.xml`]

test('the site is as large as it is said to be', () => {
  expect(listed.map(({ articles }) => articles.length).reduce((a, b) => a + b)).toBe(4 * articles)
  expect([...site.keys()].filter((key) => key.includes('?page=')).length).toBeGreaterThan(1_900)
})

test('an approval renders the article, then what most readers see; two lists follow for who asks', async () => {
  tell(touched.commentPublished(placed(0)))
  expect(await rendered()).toEqual([newest.path])
  expect(await renderedWithCounts()).toEqual(['/', '/derniers-articles', `/${newest.section}`].sort())
  expect(old()).toEqual(new Set([`/sujets/${newest.topic}`, `/auteurs/${newest.byline}`]))
})

test('an approval under an old article renders the article and the front page, which may talk of it', async () => {
  tell(touched.commentPublished(placed(9_000)))
  expect([await rendered(), await renderedWithCounts()]).toEqual([[article(9_000).path], ['/']])
  expect(old()).toEqual(new Set())
})

test('a withdrawn comment takes its article away, renders it, and the counts as an approval does', async () => {
  const began = process.cpuUsage()
  tell(touched.commentWithdrawn(placed(0)))
  const { user, system } = process.cpuUsage(began)
  // In one turn, in which nobody else is served.
  expect((user + system) / 1_000).toBeLessThan(20)
  expect(pages.memory.get(newest.path)).toBeUndefined()
  expect(pages.memory.get('/')).toBeDefined()
  expect(await rendered()).toEqual([newest.path])
  expect(await renderedWithCounts()).toEqual(['/', '/derniers-articles', `/${newest.section}`].sort())
})

test('a publication renders its page, the front page, and first pages and feeds of its lists', async () => {
  tell(touched.articlePublished(placed(0)))
  expect(await rendered()).toEqual(['/', newest.path, ...firstPages, ...feeds].sort())
  expect(old()).toEqual(new Set([...maps, ...has(tags.mention('a0'))]))
  const beside = has(tags.mention('a0'))
  expect(beside).toHaveLength(articles / topics.length - 1)
  sweep()
  expect(await rendered()).toEqual([...maps, ...beside].sort())
})

test('a correction renders its page and where its title stands', async () => {
  tell(touched.articleCorrected(placed(0)))
  expect(await rendered()).toEqual(['/', newest.path, ...firstPages, ...feeds].sort())
  tell(touched.articleCorrected(placed(9_000)))
  const further = has(tags.article('a9000'))
  expect(further).toHaveLength(5)
  expect(await rendered()).toEqual(further.sort())
})

test('an unpublication takes away each page with its title, and leaves those behind it for who asks', async () => {
  const shows = [...has(tags.article('a0')), ...has(tags.mention('a0')), ...maps]
  tell(touched.articleUnpublished(placed(0)))
  for (const key of shows) expect(pages.memory.get(key), key).toBeUndefined()
  expect([...pages.memory.all()]).toHaveLength(site.size - shows.length)
  expect(await rendered()).toEqual(shows.sort())
  const further = firstPages.flatMap((path) =>
    [...site.keys()].filter((key) => key.startsWith(`${path}?page=`)),
  )
  expect(old()).toEqual(new Set(further))
})

test('opening or closing a thread renders its article', async () => {
  tell(touched.threadOpenedOrClosed(placed(0)))
  expect([await rendered(), await renderedWithCounts()]).toEqual([[newest.path], []])
})

test('midnight renders the front page; what says until when it is good is made for who asks', async () => {
  tell(touched.dayTurned())
  expect(await rendered()).toEqual(['/'])
  expect(pages.memory.get(securityText)).toBeUndefined()
  expect([...pages.memory.all()]).toHaveLength(site.size - 1)
  expect(old()).toEqual(new Set())
})

test('another name of a section, or another setting, renders what most readers see; a sweep takes some of the rest', async () => {
  tell(touched.siteChanged())
  const fronts = ['/', '/rss.xml', '/sitemap.xml', '/derniers-articles', '/plan-du-site', ...prose]
  fronts.push(...sections.map((slug) => `/${slug}`))
  expect(await rendered()).toEqual(fronts.sort())
  expect(old()).toEqual(
    new Set([...site.keys()].filter((key) => !fronts.includes(key) && key !== securityText)),
  )
  sweep()
  expect(await rendered()).toHaveLength(250)
  sweep()
  expect(await rendered()).toHaveLength(250)
  // Whoever asks has it made at once.
  await pages.get(article(9_999).path)
  expect(await rendered()).toEqual([article(9_999).path])
})

test('another name of a byline reaches what it signs and nothing else, and renders what most readers see of it', async () => {
  const slug = bylines[9]!
  tell(touched.bylineChanged({ slug }))
  const signed = new Set(has(tags.byline(slug)))
  expect(signed.size).toBeGreaterThan(articles / 10)
  const fronts = ['/', '/derniers-articles', '/societe', '/rss.xml', '/plan-du-site', `/auteurs/${slug}`]
  expect((await rendered()).filter((key) => key !== '/plan-du-site')).toEqual(
    fronts.filter((key) => key !== '/plan-du-site').sort(),
  )
  expect(old()).toEqual(
    new Set([...signed, ...maps].filter((key) => !fronts.includes(key) || key === '/plan-du-site')),
  )
})
