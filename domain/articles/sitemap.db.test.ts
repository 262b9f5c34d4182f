import { beforeAll, expect, test } from 'vitest'
import { addressIn } from '#contract/public-addresses.ts'
import { publicDb } from '#db/client.ts'
import { databaseNow } from '#db/clock.ts'
import { createTopic } from '#domain/topics/commands.ts'
import { calendarDay } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import {
  aByline,
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { rowsReadBy } from '#testing/rows-read.ts'
import { unpublishArticle } from './publish-commands.ts'
import type { MapName } from './sitemap.ts'
import { countAddresses as countIn, listAddresses, listNews } from './sitemap-queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const zone = 'Europe/Paris'
const thisMonth = async () => calendarDay(await databaseNow(publicDb()), zone).slice(0, 7)
type Kind = Exclude<MapName['kind'], 'news'>
/** What a map holds: the first of its kind, or that of this month. */
async function hrefs(kind: Kind, language: Locale = 'fr'): Promise<string[]> {
  const map = { kind, number: 1, part: 1, period: await thisMonth() } as never
  return ((await listAddresses(map, zone, language)) ?? []).map(({ href }) => href)
}
const countAddresses = () => countIn(zone)

test('maps hold what readers can see: articles oldest first, who signs, what is written about', async () => {
  const first = await aPublishedArticle(newsroom)
  const second = await aPublishedArticle(newsroom)
  const planned = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  const gone = await aPublishedArticle(newsroom)
  await unpublishArticle(by(newsroom.editor), { articleId: gone.id, reason: 'Erreur.' })
  const found = await hrefs('articles')
  const { slug } = newsroom.section
  const places = [first, second].map((article) => found.indexOf(`/${slug}/${article.slug}`))
  expect(places[0]).toBeGreaterThanOrEqual(0)
  expect(places[1]).toBeGreaterThan(places[0]!)
  for (const hidden of [planned, gone]) expect(found).not.toContain(`/${slug}/${hidden.slug}`)
  expect(await hrefs('authors')).toContain(`/auteurs/${newsroom.byline.slug}`)
  expect(await hrefs('sections')).toContain(`/${slug}`)
  expect(await hrefs('pages')).toEqual(expect.arrayContaining(['/', '/derniers-articles']))
  for (const kind of ['pages', 'archives', 'authors', 'topics'] as const)
    expect(await hrefs(kind, 'en')).toEqual((await hrefs(kind)).map((href) => addressIn(href, 'en')))
  expect(await hrefs('pages', 'en')).toContain('/latest')
  const counts = await countAddresses()
  expect(counts).toMatchObject({
    periods: [await thisMonth()],
    authors: (await hrefs('authors')).length,
  })
  const [year, month] = (await thisMonth()).split('-')
  expect(await hrefs('archives')).toEqual([`/archives/${year}`, `/archives/${year}/${month}`])
  // Beyond the last one, and where nothing appeared, there is no map.
  for (const map of [
    { kind: 'authors', number: 2 },
    { kind: 'articles', period: '2019-02', part: 1 },
    { kind: 'articles', period: '2019-13', part: 1 },
  ] as const)
    expect(await listAddresses(map, zone, 'fr')).toBeNull()
})

test('a topic is in them once an article that readers see is about it', async () => {
  const topic = await createTopic(by(newsroom.editor), { name: 'Les crues de la Loire' })
  const planned = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  await ownerSql()`insert into article_topics (article_id, topic_id, position) values (${planned.id}, ${topic.id}, 0)`
  expect(await hrefs('topics')).not.toContain(`/sujets/${topic.slug}`)
  const shown = await aPublishedArticle(newsroom)
  await ownerSql()`insert into article_topics (article_id, topic_id, position) values (${shown.id}, ${topic.id}, 0)`
  expect(await hrefs('topics')).toContain(`/sujets/${topic.slug}`)
  expect((await countAddresses()).topics).toBe((await hrefs('topics')).length)
})

test('a byline is in them once readers see an article that it signs, and counted with them', async () => {
  const byline = await aByline()
  const content = aText(newsroom, { bylineIds: [byline.id] })
  const planned = await aPublishedArticle(newsroom, { content, at: inMinutes(60) })
  expect(await hrefs('authors')).not.toContain(`/auteurs/${byline.slug}`)
  const { authors } = await countAddresses()
  await ownerSql()`update articles set published_at = now() where id = ${planned.id}`
  expect(await hrefs('authors')).toContain(`/auteurs/${byline.slug}`)
  expect((await countAddresses()).authors).toBe(authors + 1)
})

test('the map of news holds the stories of today and yesterday, and no older one', async () => {
  const now = await databaseNow(publicDb())
  const ids = async () => (await listNews(now, zone)).map(({ id }) => id)
  const { id } = await aPublishedArticle(newsroom)
  expect((await ids())[0]).toBe(id)
  const planned = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  expect(await ids()).not.toContain(planned.id)
  // Two days before the last midnight: whatever the hour is now, that is neither today nor yesterday.
  await ownerSql()`update articles set published_at = now() - interval '48 hours' where id = ${id}`
  expect(await ids()).not.toContain(id)
})

// Twelve thousand rows are made: on a machine with other work that takes a while.
test('a map costs its own month, and the index its months, whatever the others hold', {
  timeout: 60_000,
}, async () => {
  const sql = ownerSql()
  const { id } = await aPublishedArticle(newsroom)
  const copies = async (month: string, from: number, to: number) => {
    await sql`
      insert into articles select made.*
      from articles a cross join generate_series(${from}::int, ${to}::int) as n
      cross join lateral jsonb_populate_record(a, jsonb_build_object('id', md5('article' || n)::uuid,
        'slug', 'copie-' || n, 'published_at', ${`${month}-02T10:00:00Z`}::timestamptz + n * interval '1 second')) as made
      where a.id = ${id}`
    await sql`select fold_counts()`
    for (const table of ['articles', 'list_counts']) await sql`vacuum analyze ${sql(table)}`
  }
  const june = { kind: 'articles', period: '2020-06', part: 1 } as const
  await copies('2020-06', 1, 500)
  await copies('2020-07', 501, 1_000)
  const few = {
    map: await rowsReadBy('public', () => listAddresses(june, zone, 'fr')),
    index: await rowsReadBy('public', countAddresses),
  }
  await copies('2020-07', 1_001, 4_500)
  const many = {
    map: await rowsReadBy('public', () => listAddresses(june, zone, 'fr')),
    index: await rowsReadBy('public', countAddresses),
  }
  expect(await listAddresses(june, zone, 'fr')).toHaveLength(500)
  expect(many.map / few.map).toBeLessThan(1.1)
  expect(many.index / few.index).toBeLessThan(1.5)
  // A month that no map can hold is mapped by its days.
  await copies('2020-07', 4_501, 12_000)
  const { periods } = await countAddresses()
  expect(periods.slice(0, 4)).toEqual(['2020-06', '2020-07-02', '2020-07-02-2', '2020-07-02-3'])
  const parts = [1, 2, 3, 4].map((part) => ({ kind: 'articles', period: '2020-07-02', part }) as const)
  const held = await Promise.all(parts.map((part) => listAddresses(part, zone, 'fr')))
  expect(held.map((addresses) => addresses?.length)).toEqual([5_000, 5_000, 1_500, undefined])
  expect(new Set(held.flatMap((addresses) => addresses ?? []).map(({ href }) => href)).size).toBe(11_500)
})
