import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Tag, tags } from '#contract/tags.ts'
import {
  articleAppeared,
  articleCommentsClosed,
  articleCommentsOpened,
  articlePublished,
  articleScheduled,
  articleUnpublished,
  articleUnscheduled,
  articleUpdated,
} from '#domain/articles/events.ts'
import { demoEmptied } from '#domain/demo/events.ts'
import type { AnyEvent } from '#domain/events/catalogue.ts'
import { beyond, invalidationsOf } from '#domain/invalidation/event-invalidations.ts'
import { mediaWithdrawn } from '#domain/media/events.ts'
import {
  commentApproved,
  commentMarkedSpam,
  commentRejected,
  commentReopened,
} from '#domain/moderation/events.ts'
import { bylineChanged } from '#domain/people/events.ts'
import { sectionChanged, sectionCreated, sectionDeleted, sectionMoved } from '#domain/sections/events.ts'
import { settingsChanged } from '#domain/settings/events.ts'
import { siteDayBegan } from '#domain/site/events.ts'
import { pageWith } from '../testing/cache-fixture.ts'
import {
  article,
  articles,
  bylines,
  listed,
  maps,
  placed,
  prose,
  sections,
  securityText,
  site,
  topics,
} from '../testing/large-newspaper.ts'
import { createPages, type Pages } from './lookup.ts'

/**
 * Exactly which pages each event of the newsroom has rendered at once, which it takes away, and which it leaves old until
 * a reader asks. Too many are as wrong as too few.
 */
let folder: string
let pages: Pages
let asked: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renders-'))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  asked = []
  planned = []
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

/** What was planned for an hour: rows of the table that no edge sees before it. */
let planned: { at: Date; tags: Tag[]; hard: boolean }[] = []

/** Writes what domain/invalidation/subscriber.ts writes of an event, and has the edge read it. */
function tell(event: AnyEvent): void {
  const { now, forgets, emptied = [], planned: later, alreadyPlanned } = invalidationsOf(event)
  if (forgets) planned = planned.filter((row) => !row.tags.includes(forgets))
  const lists = emptied.map((slug) => tags.newest(`section.${slug}`))
  for (const row of planned) if (lists.some((tag) => row.tags.includes(tag))) row.tags.push(tags.site)
  if (later) planned.push({ at: later.at, ...later.invalidation })
  if (!now) return
  const told = planned.filter(({ at }) => at.getTime() === alreadyPlanned?.at.getTime())
  const untold = beyond(
    now,
    told.flatMap((row) => row.tags),
  )
  if (untold.tags.length > 0) pages.invalidate({ tags: untold.tags, hard: untold.hard })
  if (untold.stale?.length) pages.invalidate({ tags: untold.stale, hard: false })
}
/** The database's clock comes to an hour: the edge sees the rows that waited for it. */
function strike(at: Date): void {
  for (const row of planned) if (row.at <= at) pages.invalidate(row)
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

/** What a change of the masthead renders at once. */
const fronts = ['/', '/rss.xml', '/sitemap.xml', '/derniers-articles', '/plan-du-site', ...prose]
fronts.push(...sections.map((slug) => `/${slug}`))

const hour = new Date('2026-11-27T06:00:00.000Z')
const nowhere = (id: string) => ({ id, sections: [], topics: [], bylines: [] })
/** The facts of a publication that readers have not seen before. */
const publication = (n: number) => ({
  title: 'Un titre',
  publishedAt: hour.toISOString(),
  before: nowhere(`a${n}`),
  after: placed(n),
  changesMasthead: false,
})
const published = (n: number) => articlePublished(null, `a${n}`, publication(n))
const corrected = (n: number) =>
  articleUpdated(null, `a${n}`, { ...publication(n), before: placed(n), isInPlace: true })
const scheduled = (n: number) =>
  articleScheduled(null, `a${n}`, { ...publication(n), wasAboutToAppear: false })
const appeared = (n: number) =>
  articleAppeared(null, `a${n}`, {
    publishedAt: hour.toISOString(),
    after: placed(n),
    changesMasthead: false,
  })
const withdrawal = (n: number) => ({ reason: 'Erreur.', before: placed(n), changesMasthead: false })
const approved = (n: number) =>
  commentApproved(null, 'c1', { articleId: `a${n}`, from: 'pending', isUndo: false })
const wasApproved = (n: number) => ({ articleId: `a${n}`, from: 'approved' as const, isUndo: false })

test('the site is as large as it is said to be', () => {
  expect(listed.map(({ articles }) => articles.length).reduce((a, b) => a + b)).toBe(4 * articles)
  expect([...site.keys()].filter((key) => key.includes('?page=')).length).toBeGreaterThan(1_900)
})

test('an approval renders the article, then what most readers see; two lists follow for who asks', async () => {
  tell(approved(0))
  expect(await rendered()).toEqual([newest.path])
  expect(await renderedWithCounts()).toEqual(['/', '/derniers-articles', `/${newest.section}`].sort())
  expect(old()).toEqual(new Set([`/sujets/${newest.topic}`, `/auteurs/${newest.byline}`]))
})

test('an approval under an old article renders the article and the front page, which may talk of it', async () => {
  tell(approved(9_000))
  expect([await rendered(), await renderedWithCounts()]).toEqual([[article(9_000).path], ['/']])
  expect(old()).toEqual(new Set())
})

test('a withdrawn comment takes its article away, renders it, and the counts as an approval does', async () => {
  const began = process.cpuUsage()
  tell(commentRejected(null, 'c1', wasApproved(0)))
  const { user, system } = process.cpuUsage(began)
  // In one turn, in which nobody else is served.
  expect((user + system) / 1_000).toBeLessThan(20)
  expect(pages.memory.get(newest.path)).toBeUndefined()
  expect(pages.memory.get('/')).toBeDefined()
  expect(await rendered()).toEqual([newest.path])
  expect(await renderedWithCounts()).toEqual(['/', '/derniers-articles', `/${newest.section}`].sort())
})

test('a publication renders its page, the front page, and first pages and feeds of its lists', async () => {
  tell(published(0))
  expect(await rendered()).toEqual(['/', newest.path, ...firstPages, ...feeds].sort())
  expect(old()).toEqual(new Set([...maps, ...has(tags.mention('a0'))]))
  const beside = has(tags.mention('a0'))
  expect(beside).toHaveLength(articles / topics.length - 1)
  sweep()
  expect(await rendered()).toEqual([...maps, ...beside].sort())
})

test('a correction renders its page and where its title stands', async () => {
  tell(corrected(0))
  expect(await rendered()).toEqual(['/', newest.path, ...firstPages, ...feeds].sort())
  tell(corrected(9_000))
  const further = has(tags.article('a9000'))
  expect(further).toHaveLength(5)
  expect(await rendered()).toEqual(further.sort())
})

test('an unpublication takes away each page with its title, and leaves those behind it for who asks', async () => {
  const shows = [...has(tags.article('a0')), ...has(tags.mention('a0')), ...maps]
  tell(articleUnpublished(null, 'a0', withdrawal(0)))
  for (const key of shows) expect(pages.memory.get(key), key).toBeUndefined()
  expect([...pages.memory.all()]).toHaveLength(site.size - shows.length)
  expect(await rendered()).toEqual(shows.sort())
  const further = firstPages.flatMap((path) =>
    [...site.keys()].filter((key) => key.startsWith(`${path}?page=`)),
  )
  expect(old()).toEqual(new Set(further))
})

test('opening or closing a thread renders its article', async () => {
  for (const event of [articleCommentsOpened, articleCommentsClosed]) {
    tell(event(null, 'a0', { title: 'Un titre' }))
    expect([await rendered(), await renderedWithCounts()]).toEqual([[newest.path], []])
  }
})

test('midnight renders the front page; what says until when it is good is made for who asks', async () => {
  tell(siteDayBegan(null, 'site', {}))
  expect(await rendered()).toEqual(['/'])
  expect(pages.memory.get(securityText)).toBeUndefined()
  expect([...pages.memory.all()]).toHaveLength(site.size - 1)
  expect(old()).toEqual(new Set())
})

test.each([
  ['another name of a section', sectionChanged(null, 's1', { name: 'Monde', isVisible: true })],
  ['another place of a section', sectionMoved(null, 's1', { place: 2, isVisible: true })],
  ['another setting', settingsChanged(null, 'site', { fields: ['name'] })],
])('%s renders what most readers see; a sweep takes some of the rest', async (_, event) => {
  tell(event)
  expect(await rendered()).toEqual(fronts.toSorted())
  expect(old()).toEqual(
    new Set([...site.keys()].filter((key) => !fronts.includes(key) && key !== securityText)),
  )
  sweep()
  expect(await rendered()).toHaveLength(250)
  sweep()
  expect(await rendered()).toHaveLength(250)
  // For a reader who asks it is rendered at once.
  await pages.get(article(9_999).path)
  expect(await rendered()).toEqual([article(9_999).path])
})

test('another name of a byline reaches what it signs and nothing else, and renders what most readers see of it', async () => {
  const slug = bylines[9]!
  tell(bylineChanged(null, 'b9', { name: 'Plume', slug }))
  const signed = new Set(has(tags.byline(slug)))
  expect(signed.size).toBeGreaterThan(articles / 10)
  // The maps name it too, and come with the next sweep: search engines wait longer than that.
  const its = ['/', '/derniers-articles', '/societe', '/rss.xml', `/auteurs/${slug}`]
  expect(await rendered()).toEqual(its.toSorted())
  expect(old()).toEqual(new Set([...signed, ...maps].filter((key) => !its.includes(key))))
})

test('the first article of a section renders what a change of the masthead does, and its own lists', async () => {
  const after = { id: 'first', sections: ['monde'], topics: [], bylines: [bylines[3]!] }
  tell(
    articlePublished(null, 'first', {
      ...publication(0),
      before: nowhere('first'),
      after,
      changesMasthead: true,
    }),
  )
  const its = [...fronts, `/auteurs/${bylines[3]}`]
  expect(await rendered()).toEqual(its.toSorted())
  expect(old()).toEqual(new Set([...site.keys()].filter((key) => !its.includes(key) && key !== securityText)))
})

test('an hour that is chosen renders nothing; at the hour its pages are rendered, and once', async () => {
  tell(scheduled(0))
  expect(await rendered()).toEqual([])
  strike(hour)
  expect(await rendered()).toEqual(['/', newest.path, ...firstPages, ...feeds].sort())
  // What readers need not see at once stays old, and does not grow.
  const left = old()
  tell(appeared(0))
  expect([await rendered(), await renderedWithCounts()]).toEqual([[], []])
  expect(old()).toEqual(left)
})

test('an hour that nobody has planned for is told when it has come', async () => {
  tell(appeared(0))
  expect(await rendered()).toEqual(['/', newest.path, ...firstPages, ...feeds].sort())
})

test('an hour that is taken back renders nothing, then or at the hour', async () => {
  tell(scheduled(0))
  tell(articleUnscheduled(null, 'a0', { ...withdrawal(0), wasAboutToAppear: false }))
  strike(hour)
  expect([await rendered(), old()]).toEqual([[], new Set()])
})

test('a section that its last article leaves joins the masthead at the hour of the next one', async () => {
  tell(scheduled(5))
  tell(articleUnpublished(null, 'a0', { ...withdrawal(0), changesMasthead: true }))
  await rendered()
  strike(hour)
  const its = [
    ...fronts,
    article(5).path,
    `/sujets/${article(5).topic}`,
    `/auteurs/${article(5).byline}`,
    `/${article(5).section}/rss.xml`,
  ]
  expect(await rendered()).toEqual(its.sort())
  tell(appeared(5))
  expect(await rendered()).toEqual([])
})

const never = { articleId: 'a0', from: 'pending' as const, isUndo: false }
test.each<[string, AnyEvent]>([
  ['a section that is made', sectionCreated(null, 's1', { name: 'Monde' })],
  ['a section that is deleted', sectionDeleted(null, 's1', { name: 'Monde' })],
  [
    'another name of a section without articles',
    sectionChanged(null, 's1', { name: 'Monde', isVisible: false }),
  ],
  ['another place of a section without articles', sectionMoved(null, 's1', { place: 2, isVisible: false })],
  ['a setting that is printed nowhere', settingsChanged(null, 'mail', { fields: ['host'] })],
  ['a comment that is refused unread', commentRejected(null, 'c1', never)],
  ['spam that nobody has read', commentMarkedSpam(null, 'c1', never)],
])('%s renders nothing and takes nothing away', async (_, event) => {
  tell(event)
  expect([await rendered(), await renderedWithCounts(), old()]).toEqual([[], [], new Set()])
  expect([...pages.memory.all()]).toHaveLength(site.size)
})

test.each([
  ['spam that was approved', commentMarkedSpam(null, 'c1', wasApproved(0))],
  ['an approval that is taken back', commentReopened(null, 'c1', { ...wasApproved(0), isUndo: true })],
])('%s takes its article away, and renders it', async (_, event) => {
  tell(event)
  expect(pages.memory.get(newest.path)).toBeUndefined()
  expect(await rendered()).toEqual([newest.path])
})

test('a withdrawn picture takes away each page that may show it, and renders them', async () => {
  const shows = [...has(tags.article('a0')), ...has(tags.mention('a0'))]
  tell(mediaWithdrawn(null, 'm1', { reason: 'Droits.', shown: [placed(0)], pages: [] }))
  for (const key of shows) expect(pages.memory.get(key), key).toBeUndefined()
  expect(await rendered()).toEqual(shows.sort())
  expect(old()).toEqual(new Set())
})

test('the end of the demo takes every page away', () => {
  tell(demoEmptied(null, 'site', { articles: 12 }))
  expect([...pages.memory.all()]).toEqual([])
})
