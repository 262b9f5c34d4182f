import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  articleTags,
  feedTags,
  frontTags,
  lists,
  listTags,
  mapTags,
  type Tag,
  tags,
  threadPageTags,
} from '#contract/tags.ts'
import { touched } from '#domain/invalidation/invalidations.ts'
import { pageWith } from '../testing/cache-fixture.ts'
import { createPages, type Pages } from './lookup.ts'

/** A newsroom of many pages and an edge that holds them all: what one event takes away and has rendered, exactly. */
let folder: string
let pages: Pages
let asked: string[] = []
let site: Map<string, Tag[]>

const log = { info() {}, warn() {}, error() {} }
// Two thousand pages are rendered, packed and written for each: on a machine with other work that takes a while.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  pages.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

function open(memory = 1e9): void {
  pages = createPages({
    folder,
    build: 'first',
    log,
    render: async (key) => {
      asked.push(key)
      const shown = site.get(key)
      return {
        status: shown ? 200 : 404,
        headers: { 'content-type': 'text/html' },
        body: Buffer.from(pageWith(shown?.join(' ') ?? '', `${key} ${'texte '.repeat(20)}`)),
      }
    },
    limits: {
      bulkhead: { slots: 4, waiting: 1e6, maxWait: 1e6 },
      patience: 1e6,
      memory,
      diskPages: 1e6,
      diskBytes: 1e12,
      rewriteAfter: 1e6,
      countsTogether: 10_000,
      negativeCache: { time: 10_000, entries: 10, bytes: 1e6 },
    },
  })
}

async function fill(): Promise<void> {
  open()
  await Promise.all([...site.keys()].map((key) => pages.get(key)))
  await pages.idle()
  asked = []
}
/** Everything the edge does by itself now. */
async function rendered(): Promise<string[]> {
  await pages.idle()
  return asked.splice(0).sort()
}
const isFresh = (key: string) => pages.hit(key) !== undefined
const fresh = () => [...site.keys()].filter(isFresh)
const held = () => [...site.keys()].filter((key) => pages.memory.get(key) !== undefined)
const without = (...keys: string[]) => [...site.keys()].filter((key) => !keys.includes(key))
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.html') && !entry.parentPath.includes('.state'),
  ).length

const article = (n: number) => ({ id: `a${n}`, bylines: [{ slug: 'lea' }] })
const stories = (page: number) => Array.from({ length: 20 }, (_, i) => article((page - 1) * 20 + i))
/** Of the newest article: where it stands, and beside what. */
const newest = { id: 'a0', sections: ['culture'], topics: ['crues'], bylines: ['lea'] }
/** A comment below it that answers none. */
const comment = { articleId: 'a0', rootId: 'c0', isRoot: true }
const home = '/'
const leads = ['/derniers-articles', '/culture', '/sujets/crues', '/auteurs/lea']
const words = '/culture/a0'
const feeds = ['/rss.xml', '/culture/rss.xml']
const maps = ['/sitemap.xml', '/sitemap/articles-1.xml']

/** Ten thousand articles in lists of twenty, of which a hundred are stored; all of them show the newest beside them. */
function archive(): Map<string, Tag[]> {
  const made = new Map<string, Tag[]>()
  made.set(home, frontTags(stories(1)))
  const joined = [lists.all, lists.section('culture'), lists.topic('crues'), lists.byline('lea')]
  leads.forEach((path, i) => {
    for (let page = 1; page <= 125; page++)
      made.set(page === 1 ? path : `${path}?page=${page}`, listTags(joined[i]!, page, stories(page)))
  })
  for (const path of feeds) made.set(path, feedTags(lists.all, stories(1)))
  for (const path of maps) made.set(path, mapTags)
  for (let n = 0; n < 100; n++) made.set(`/culture/a${n}`, articleTags(article(n), [article(0)]))
  return made
}

test('an approval renders the article at once, and the pages that most readers see after a while', async () => {
  site = archive()
  await fill()
  for (let i = 0; i < 20; i++) pages.invalidate(touched.commentPublished(comment))
  expect(await rendered()).toEqual([words])
  expect(fresh()).toEqual([...site.keys()])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await rendered()).toEqual([home, '/culture', '/derniers-articles'].sort())
  // The count of a topic and of a byline is old, and is rendered when a reader asks.
  expect(fresh()).toEqual(without('/sujets/crues', '/auteurs/lea'))
  await pages.get('/sujets/crues')
  expect(await rendered()).toEqual(['/sujets/crues'])
  pages.prewarm([...site.keys()], true)
  expect(await rendered()).toEqual(['/auteurs/lea'])
})

test('an approval in a long thread renders its article, and of its two hundred pages none unasked', async () => {
  site = archive()
  const page = (n: number) => `${words}/commentaires/c${n}`
  for (let n = 1; n < 200; n++)
    site.set(page(n), threadPageTags('a0', [`c${n}`, n === 199 ? 'c0' : `d${n}`], n === 199))
  await fill()
  pages.invalidate(touched.commentPublished(comment))
  expect(await rendered()).toEqual([words])
  expect(fresh()).toEqual(without(page(199)))
  await pages.get(page(199))
  expect(await rendered()).toEqual([page(199)])
  // Where its words stood, they are gone at once, and nowhere else.
  const { tags: gone, hard } = touched.commentWithdrawn(comment)
  pages.invalidate({ tags: gone, hard })
  expect(held()).toEqual(without(words, page(199)))
})

test('a restart knows the pages whose counts have changed and that nobody has told', async () => {
  site = archive()
  await fill()
  expect(pages.outdated()).toEqual([])
  pages.invalidate({ tags: [tags.count('a0'), tags.talk], hard: false })
  expect(pages.outdated().sort()).toEqual([home, ...leads].sort())
  expect(fresh()).toEqual([...site.keys()])
})

test('a withdrawn comment takes one page away, and the front page stays', async () => {
  site = archive()
  await fill()
  const { tags: gone, hard, stale } = touched.commentWithdrawn(comment)
  pages.invalidate({ tags: gone, hard })
  pages.invalidate({ tags: stale!, hard: false })
  expect(held()).toEqual(without(words))
  expect(isFresh(home)).toBe(true)
  expect(await pages.hasPendingDeletes(gone)).toBe(false)
  expect(files()).toBe(site.size - feeds.length - maps.length - 1)
  expect(await rendered()).toEqual([words])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await rendered()).toEqual([home, '/culture', '/derniers-articles'].sort())
})

test('a correction renders what shows the title, and not the articles that it stands beside', async () => {
  site = archive()
  await fill()
  pages.invalidate(touched.articleCorrected(newest))
  expect(await rendered()).toEqual([home, words, ...leads, ...feeds].sort())
  pages.prewarm([...site.keys()], false)
  expect(await rendered()).toEqual([])
  // Beside which the title stands: for their readers, and with the regular sweep like the maps.
  expect(isFresh('/culture/a7')).toBe(false)
  await pages.get('/culture/a7')
  expect(await rendered()).toEqual(['/culture/a7'])
  pages.prewarm([...site.keys()], true)
  const beside = Array.from({ length: 99 }, (_, i) => `/culture/a${i + 1}`).filter(
    (key) => key !== '/culture/a7',
  )
  expect(await rendered()).toEqual([...maps, ...beside].sort())
})

test('a publication renders the first page of each list; further ones follow by their age, for who asks', async () => {
  site = archive()
  await fill()
  pages.invalidate(touched.articlePublished(newest))
  expect(await rendered()).toEqual([home, words, ...leads, ...feeds].sort())
  pages.prewarm([], true)
  expect(await rendered()).toEqual([])
  const found = async (key: string) => (await pages.get(key)).state
  vi.setSystemTime(Date.now() + 599_000)
  expect([isFresh('/culture?page=2'), await found('/culture?page=2')]).toEqual([true, 'hit'])
  vi.setSystemTime(Date.now() + 1_000)
  expect([isFresh('/culture?page=2'), isFresh('/culture')]).toEqual([false, true])
  pages.prewarm([], true)
  expect(await rendered()).toEqual([])
  expect(await found('/culture?page=2')).toBe('stale')
  expect(await rendered()).toEqual(['/culture?page=2'])
  expect(await found('/culture?page=2')).toBe('hit')
})

test('a withdrawn article is gone wherever its title stood, and nowhere else; the front page comes first', async () => {
  site = archive()
  await fill()
  const { tags: gone, hard, stale } = touched.articleUnpublished(newest)
  pages.invalidate({ tags: gone, hard })
  const beside = Array.from({ length: 100 }, (_, n) => `/culture/a${n}`)
  const shows = [home, ...leads, ...feeds, ...maps, ...beside]
  expect(held()).toEqual(without(...shows))
  pages.invalidate({ tags: stale!, hard: false })
  expect(await pages.hasPendingDeletes(gone)).toBe(false)
  await pages.idle()
  const order = asked.splice(0)
  expect(order.slice(0, 4)).toEqual(expect.arrayContaining([home]))
  expect([...order].sort()).toEqual([...shows].sort())
})

/** The longest that nobody else had the loop, in milliseconds, until `done`. */
async function longestTurn(done: Promise<unknown>): Promise<number> {
  let longest = 0
  let isDone = false
  void done.finally(() => {
    isDone = true
  })
  for (let last = performance.now(); !isDone; last = performance.now()) {
    await turn()
    longest = Math.max(longest, performance.now() - last)
  }
  return longest
}

test('ten thousand pages that go at once hold nobody up, and are gone when that is confirmed', async () => {
  site = new Map([[home, [tags.site, tags.home]]])
  for (let n = 0; n < 10_000; n++)
    site.set(`/culture/a${n}`, [tags.site, tags.article(`a${n}`), tags.mention('a0')])
  open()
  // From memory: the disk of a test is not what is measured.
  for (const [key, shown] of site) pages.memory.register(key, shown, false)
  const began = process.cpuUsage()
  pages.invalidate({ tags: [tags.mention('a0')], hard: true })
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1_000).toBeLessThan(40)
  expect(held()).toEqual([home])
  expect(isFresh('/culture/a9999')).toBe(false)
  const longest = longestTurn(pages.hasPendingDeletes([tags.mention('a0')]))
  expect(await longest).toBeLessThan(250)
  expect(await pages.hasPendingDeletes([tags.mention('a0')])).toBe(false)
})

test('whoever is rendered where a page has just gone keeps its place', async () => {
  site = new Map()
  for (let n = 0; n < 600; n++) site.set(`/culture/a${n}`, [tags.site, tags.mention('a0')])
  await fill()
  pages.invalidate({ tags: [tags.mention('a0')], hard: true })
  // The last of them has not been told to the disk yet.
  const { page } = await pages.get('/culture/a599')
  expect(page.status).toBe(200)
  expect(await pages.hasPendingDeletes([tags.mention('a0')])).toBe(false)
  await pages.idle()
  expect(held()).toHaveLength(600)
  expect(files()).toBe(600)
})

test('everything, at once', async () => {
  site = archive()
  await fill()
  pages.empty()
  expect(held()).toEqual([])
  expect(await pages.hasPendingDeletes(['site'])).toBe(false)
  await pages.idle()
  expect(files()).toBe(0)
})
