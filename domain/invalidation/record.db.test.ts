import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lists, periodsOf, tags } from '#contract/tags.ts'
import { transaction } from '#db/client.ts'
import { saveDraft } from '#domain/articles/commands.ts'
import { announceAppearance } from '#domain/articles/jobs.ts'
import { publishArticle, setCommentsOpen, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { calendarDay } from '#lib/dates.ts'
import { env } from '#lib/env.ts'
import {
  aNewsroom,
  aPublishedArticle,
  aSection,
  by,
  connectForTest,
  inMinutes,
  letTheHourCome,
  ownerSql,
  publicSql,
  theHourOf,
} from '#testing/database.ts'
import { withEarlierNames } from '#testing/earlier-names.ts'
import { touched } from './invalidations.ts'
import { invalidate, invalidationChannel } from './record.ts'

type Row = { id: string; tags: string[]; hard: boolean; dueAt: Date | null }
const rows = async (): Promise<Row[]> => [
  ...(await ownerSql()<Row[]>`select id, tags, hard, due_at as "dueAt" from cache_invalidations order by id`),
]
const appeared = async (articleId: string) =>
  (
    await ownerSql()`select 1 from domain_events where name = 'article.appeared' and subject_id = ${articleId}`
  ).length
const newest = async () => (await rows()).at(-1)
/** The day of what is published in this test, by the newsroom's calendar. */
const today = () => calendarDay(new Date(), 'Europe/Paris')

async function listening() {
  const heard: string[] = []
  await connectForTest(env().appUrl!, { max: 1 }).listen(invalidationChannel, (payload) =>
    heard.push(payload),
  )
  return heard
}

test('the row and the bell come with the commit, not before it', async () => {
  const heard = await listening()
  const before = (await rows()).length
  await transaction(async (tx) => {
    await invalidate(tx, { tags: [tags.home, tags.home, tags.site], hard: true })
    expect(await rows()).toHaveLength(before)
    expect(heard).toEqual([])
  })
  const row = await newest()
  expect(row).toMatchObject({ tags: [tags.home, tags.site], hard: true })
  await expect.poll(() => heard).toEqual([String(row!.id)])
})

test('a change that is taken back leaves neither row nor bell', async () => {
  const heard = await listening()
  const before = (await rows()).length
  const failing = transaction(async (tx) => {
    await invalidate(tx, touched.siteChanged())
    throw new Error('taken back')
  })
  await expect(failing).rejects.toThrow('taken back')
  expect(await rows()).toHaveLength(before)
  // The next bell is the first that anybody hears.
  await transaction((tx) => invalidate(tx, touched.siteChanged()))
  const last = await newest()
  await expect.poll(() => heard).toEqual([String(last!.id)])
})

test('moving an article makes the section that it leaves stale too', async () => {
  const newsroom = await aNewsroom()
  const article = await aPublishedArticle(newsroom)
  const other = await aSection()
  const context = by(newsroom.editor)
  const content = { ...article.content, sectionId: other.id }
  const { version } = await saveDraft(context, {
    articleId: article.id,
    baseVersion: article.version,
    content,
    overwrite: false,
  })
  const afterSaving = await newest()
  await publishArticle(context, {
    articleId: article.id,
    baseVersion: version,
    at: null,
    slug: article.slug,
    correction: '',
  })
  const row = await newest()
  expect(row!.id).not.toBe(afterSaving!.id)
  expect(row!.hard).toBe(false)
  const joined = [
    lists.all,
    lists.section(newsroom.section.slug),
    lists.section(other.slug),
    lists.byline(newsroom.byline.slug),
  ]
  expect(row!.tags.toSorted()).toEqual(
    [
      tags.article(article.id),
      tags.mention(article.id),
      tags.home,
      tags.sitemap,
      // One section leaves the masthead with its only story, the other joins it.
      tags.site,
      ...joined.map(tags.newest),
      ...periodsOf(today()).map(tags.archive),
      tags.map(today().slice(0, 7)),
    ].toSorted(),
  )
})

test('saving a draft makes nothing stale; unpublishing is hard', async () => {
  const newsroom = await aNewsroom()
  // Its section holds another story: the masthead stays as it is.
  await aPublishedArticle(newsroom)
  const article = await aPublishedArticle(newsroom)
  const before = (await rows()).length
  const content = { ...article.content, title: 'Rien que pour le bureau' }
  await saveDraft(by(newsroom.editor), {
    articleId: article.id,
    baseVersion: article.version,
    content,
    overwrite: false,
  })
  expect(await rows()).toHaveLength(before)
  await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' })
  const { slug } = newsroom.section
  const placed = {
    id: article.id,
    sections: [slug],
    topics: [],
    bylines: [newsroom.byline.slug],
    days: [today()],
  }
  const gone = touched.articleUnpublished(placed)
  // Hard where its words stand, soft on the lists that are shorter now.
  expect((await rows()).slice(before)).toMatchObject([
    { hard: true, tags: gone.tags },
    { hard: false, tags: gone.stale },
  ])
})

test('a correction makes the words stale, and no list; closing the comments, the thread', async () => {
  const newsroom = await aNewsroom()
  const article = await aPublishedArticle(newsroom)
  const context = by(newsroom.editor)
  const { version } = await saveDraft(context, {
    articleId: article.id,
    baseVersion: article.version,
    content: { ...article.content, title: 'Un titre corrigé' },
    overwrite: false,
  })
  const before = (await rows()).length
  const input = { articleId: article.id, baseVersion: version, at: null, slug: article.slug, correction: '' }
  await publishArticle(context, input)
  await setCommentsOpen(context, { articleId: article.id, open: false })
  expect((await rows()).slice(before)).toMatchObject([
    {
      hard: false,
      tags: [tags.article(article.id), tags.mention(article.id), tags.map(today().slice(0, 7))],
    },
    { hard: false, tags: [tags.thread(article.id), tags.threadPages(article.id)] },
  ])
})

test('an hour that was chosen is a row that no edge can see before it', async () => {
  const newsroom = await aNewsroom()
  await aPublishedArticle(newsroom)
  const before = (await rows()).length
  const at = inMinutes(60)
  const article = await aPublishedArticle(newsroom, { at })
  expect(await rows()).toHaveLength(before + 1)
  const row = await newest()
  expect(row).toMatchObject({ hard: false, dueAt: at })
  expect(row!.tags).toEqual(
    expect.arrayContaining([tags.article(article.id), tags.home, tags.newest(lists.all)]),
  )
  expect(await publicSql()`select id from public_invalidations where id = ${row!.id}`).toEqual([])
})

test('the job of an hour makes nothing stale: the row that was written for the hour has, before it and at it', async () => {
  const newsroom = await aNewsroom()
  await aPublishedArticle(newsroom)
  const article = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  const before = await rows()
  await announceAppearance(await theHourOf(article.id))
  expect(await rows()).toEqual(before)
  await letTheHourCome(article.id)
  await announceAppearance(await theHourOf(article.id))
  expect(await appeared(article.id)).toBe(1)
  expect(await rows()).toHaveLength(before.length)
  const readable = await publicSql()`select tags from public_invalidations where id = ${before.at(-1)!.id}`
  expect(readable).toMatchObject([{ tags: expect.arrayContaining([tags.home]) }])
})

test('the job of an hour says what the row for it does not know, and all of it where there is no row; once', async () => {
  const newsroom = await aNewsroom()
  await aPublishedArticle(newsroom)
  const article = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  await letTheHourCome(article.id)
  const planned = await newest()
  await ownerSql()`update cache_invalidations set tags = array_remove(tags, 'front') where id = ${planned!.id}`
  await announceAppearance(await theHourOf(article.id))
  expect(await newest()).toMatchObject({ hard: false, tags: [tags.home] })
  const other = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  await letTheHourCome(other.id)
  await ownerSql()`delete from cache_invalidations where id = ${(await newest())!.id}`
  const before = (await rows()).length
  await announceAppearance(await theHourOf(other.id))
  await announceAppearance(await theHourOf(other.id))
  expect(await rows()).toHaveLength(before + 1)
  expect((await newest())!.tags).toEqual(
    expect.arrayContaining([tags.article(other.id), tags.home, tags.newest(lists.all)]),
  )
})

test('an hour that was chosen before an upgrade is heard like any other', async () => {
  const newsroom = await aNewsroom()
  await aPublishedArticle(newsroom)
  const article = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  const said = await newest()
  await ownerSql()`delete from cache_invalidations where id = ${said!.id}`
  const file = readdirSync('db/migrations').find((name) => name.endsWith('_due_invalidations.sql'))
  const statements = readFileSync(`db/migrations/${file}`, 'utf8').split('--> statement-breakpoint')
  const folder = mkdtempSync(join(tmpdir(), 'upgrade-'))
  writeFileSync(join(folder, 'last.sql'), statements.at(-1)!)
  await withEarlierNames(() => ownerSql().file(join(folder, 'last.sql')))
  rmSync(folder, { recursive: true })
  const [row] = await ownerSql()<{ tags: string[]; dueAt: Date }[]>`
    select tags, due_at as "dueAt" from cache_invalidations where ${tags.article(article.id)} = any(tags)`
  // It named further pages of lists too, which by now follow by their age; no page that leads to the article, no archive by date.
  const named = row!.tags.filter((tag) => !tag.startsWith('older:'))
  const known = said!.tags.filter((tag) => !/^(?:archive|map|around):/.test(tag))
  expect(named.toSorted()).toEqual(known.toSorted())
  expect(row!.dueAt).toEqual(said!.dueAt)
})
