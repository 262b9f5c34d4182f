import { beforeAll, expect, test } from 'vitest'
import { aNewsroom, aPublishedArticle, by, inMinutes, type Newsroom, ownerSql } from '#testing/database.ts'
import { rowsReadBy } from '#testing/rows-read.ts'
import { readPeriod } from './archive.ts'
import { countArchive, listArchive, listArchivedTitles, listArchiveMonths } from './archive-queries.ts'
import { unpublishArticle } from './publish-commands.ts'

const zone = 'Europe/Paris'
const period = (...parts: string[]) => readPeriod(parts, zone)!

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const publishedAt = async (hour: string) => {
  const article = await aPublishedArticle(newsroom)
  await ownerSql()`update articles set published_at = ${hour} where id = ${article.id}`
  return article
}

test('an article stands on its day by the clock of the newsroom, and counts there', async () => {
  // Half past eleven in the evening in London, half past midnight in Paris.
  const late = await publishedAt('2019-05-31T22:30:00Z')
  const early = await publishedAt('2019-05-31T21:30:00Z')
  expect(await listArchiveMonths(zone)).toEqual(['2019-06', '2019-05'])
  expect(await countArchive(period('2019'), zone)).toEqual(
    new Map([
      ['2019-05', 1],
      ['2019-06', 1],
    ]),
  )
  expect(await countArchive(period('2019', '06'), zone)).toEqual(new Map([['2019-06-01', 1]]))
  const day = await listArchive(period('2019', '05', '31'), 10, null)
  expect(day!.items.map(({ id }) => id)).toEqual([early.id])
  const month = await listArchivedTitles(period('2019', '06'), 10, null)
  expect(month).toMatchObject({
    after: null,
    items: [{ id: late.id, section: { slug: newsroom.section.slug } }],
  })
  // In another zone both are of May.
  expect(await countArchive(readPeriod(['2019', '05'], 'UTC')!, 'UTC')).toEqual(new Map([['2019-05-31', 2]]))
  await unpublishArticle(by(newsroom.editor), { articleId: late.id, reason: 'Erreur.' })
  expect(await listArchiveMonths(zone)).toEqual(['2019-05'])
  expect(await countArchive(period('2019', '06'), zone)).toEqual(new Map())
  await unpublishArticle(by(newsroom.editor), { articleId: early.id, reason: 'Erreur.' })
})

test('what waits for its hour is in no archive', async () => {
  await aPublishedArticle(newsroom, { at: inMinutes(60) })
  expect(await listArchiveMonths(zone)).toEqual([])
})

// Ten thousand rows are made: on a machine with other work that takes a while.
test('a long day goes on behind the last one, each story once; what it costs is its own', {
  timeout: 60_000,
}, async () => {
  const sql = ownerSql()
  const { id } = await aPublishedArticle(newsroom)
  const copies = async (day: string, from: number, to: number) => {
    await sql`
      insert into articles select made.*
      from articles a cross join generate_series(${from}::int, ${to}::int) as n
      cross join lateral jsonb_populate_record(a, jsonb_build_object('id', md5('article' || n)::uuid,
        'slug', 'copie-' || n, 'published_at', ${`${day}T10:00:00Z`}::timestamptz + (n / 3) * interval '1 second')) as made
      where a.id = ${id}`
    await sql`vacuum analyze articles`
  }
  await copies('2020-06-10', 1, 25)
  const day = period('2020', '06', '10')
  const seen: string[] = []
  let after: string | null = null
  for (const expected of [10, 10, 5]) {
    const page: Awaited<ReturnType<typeof listArchive>> = await listArchive(day, 10, after)
    expect(page!.items).toHaveLength(expected)
    seen.push(...page!.items.map((article) => article.id))
    after = page!.after
  }
  expect(after).toBeNull()
  expect(new Set(seen).size).toBe(25)
  const titles = await listArchivedTitles(period('2020', '06'), 10, seen[9]!)
  expect(titles!.items.map((title) => title.id)).toEqual(seen.slice(10, 20))
  // An article of another day leads nowhere, nor does one that is none.
  expect(await listArchive(day, 10, id)).toBeNull()
  expect(await listArchive(day, 10, '018f0000-0000-7000-8000-000000000001')).toBeNull()

  const read = {
    months: () => listArchiveMonths(zone),
    year: () => countArchive(period('2020'), zone),
    month: () => countArchive(period('2020', '06'), zone),
    day: () => listArchive(day, 10, seen[9]!),
    titles: () => listArchivedTitles(period('2020', '06'), 20, null),
  }
  const costs = async () => {
    const rows: Record<string, number> = {}
    for (const [name, run] of Object.entries(read)) rows[name] = await rowsReadBy('public', run)
    return rows
  }
  await copies('2021-01-05', 1_001, 2_000)
  const few = await costs()
  await copies('2021-01-06', 2_001, 11_000)
  const many = await costs()
  for (const name of Object.keys(read)) expect(many[name]! / few[name]!, name).toBeLessThan(1.5)
})
