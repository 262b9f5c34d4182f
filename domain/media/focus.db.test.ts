import { beforeAll, describe, expect, test } from 'vitest'
import { getHome } from '#domain/articles/home.ts'
import { listByByline } from '#domain/articles/list-queries.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { editByline } from '#domain/people/byline-commands.ts'
import {
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  type Newsroom,
  ownerSql,
  publicSql,
} from '#testing/database.ts'
import { aPicture, asLead, inBody } from '#testing/shown-picture.ts'
import { chooseFocus } from './focus-commands.ts'
import { mediaViews } from './queries.ts'
import { withdrawPicture } from './withdraw-commands.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const upload = () => aPicture(newsroom)
const choose = (picture: { id: string }, x = 20, y = 80, viewer = newsroom.editor) =>
  chooseFocus(by(viewer), { mediaId: picture.id, x, y })
const lastInvalidation = async () =>
  Number((await ownerSql()`select coalesce(max(id), 0) as id from cache_invalidations`)[0]!.id)
const since = async (id: number) =>
  (await ownerSql()`select tags, hard from cache_invalidations where id > ${id} order by id`).map(
    ({ tags, hard }) => ({ tags, hard }),
  )

describe('the point of a picture that stays in view', () => {
  test('is its middle until somebody marks another, and goes with it wherever it leads', async () => {
    const picture = await upload()
    const article = await aPublishedArticle(newsroom, { content: aText(newsroom, asLead(picture)) })
    expect((await getArticle(article.id))?.lead?.focus).toEqual({ x: 50, y: 50 })
    await choose(picture)
    expect((await getArticle(article.id))?.lead?.focus).toEqual({ x: 20, y: 80 })
    expect(await mediaViews([picture.id])).toMatchObject({ [picture.id]: { focus: { x: 20, y: 80 } } })
    const home = await getHome(new Date())
    expect(home.lead).toMatchObject({ id: article.id, lead: { focus: { x: 20, y: 80 } } })
  })

  test('makes stale what cuts it: where it leads a story, and nothing where it stands whole', async () => {
    const picture = await upload()
    const led = await aPublishedArticle(newsroom, { content: aText(newsroom, asLead(picture)) })
    await aPublishedArticle(newsroom, { content: aText(newsroom, inBody(picture)) })
    await aDraft(newsroom, { content: aText(newsroom, asLead(picture)) })
    await aPublishedArticle(newsroom)
    const before = await lastInvalidation()
    await choose(picture)
    expect(await since(before)).toEqual([{ tags: [`article:${led.id}`, `mention:${led.id}`], hard: false }])
    const inside = await upload()
    await aPublishedArticle(newsroom, { content: aText(newsroom, inBody(inside)) })
    const then = await lastInvalidation()
    await choose(inside)
    expect(await since(then)).toEqual([])
  })

  test('of a portrait makes the page of who has it stale', async () => {
    const picture = await upload()
    await aPublishedArticle(newsroom)
    const { slug, id: bylineId } = newsroom.byline
    const words = { name: 'Inès', jobTitle: '', biography: '' }
    await editByline(by(newsroom.editor), { bylineId, ...words, portraitId: picture.id, links: [] })
    const before = await lastInvalidation()
    await choose(picture, 40, 0)
    expect(await since(before)).toEqual([{ tags: [`newest:author.${slug}`], hard: false }])
    expect((await listByByline(slug, 1))!.byline.portrait).toMatchObject({ focus: { x: 40, y: 0 } })
  })

  test('is told once, with a line of the log, and asks for another share card', async () => {
    const picture = await upload()
    await choose(picture, 0, 100)
    await choose(picture, 0, 100)
    const log =
      await ownerSql()`select detail from audit_log where event = 'media.focus_chosen' and subject_id = ${picture.id}`
    expect([...log]).toEqual([{ detail: 'visage.jpg (0 %, 100 %)' }])
    const jobs =
      await ownerSql()`select 1 from jobs.job where name = 'share-card' and data ->> 'subjectId' = ${picture.id}`
    expect(jobs).toHaveLength(1)
    await choose(picture, 50, 50)
    expect(await mediaViews([picture.id])).toMatchObject({ [picture.id]: { focus: { x: 50, y: 50 } } })
  })

  test('is for editors to choose, of pictures that are there', async () => {
    const picture = await upload()
    for (const viewer of [newsroom.author, newsroom.moderator])
      await expect(choose(picture, 1, 1, viewer)).rejects.toMatchObject({ code: 'auth.forbidden' })
    await expect(choose({ id: '01900000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      code: 'media.missing',
    })
    await withdrawPicture(by(newsroom.editor), { mediaId: picture.id, reason: 'Une personne mineure' })
    await expect(choose(picture)).rejects.toMatchObject({ code: 'media.missing' })
    const told =
      await ownerSql()`select 1 from domain_events where name = 'media.focus_chosen' and subject_id = ${picture.id}`
    expect(told).toHaveLength(0)
  })

  test('is kept by the database within the picture, and is in every view that shows one', async () => {
    const picture = await upload()
    for (const wrong of [-1, 101])
      await expect(ownerSql()`update media set focus_x = ${wrong} where id = ${picture.id}`).rejects.toThrow(
        'media_focus',
      )
    const rows = await publicSql()<{ name: string }[]>`
      select c.relname as name from pg_class c where c.relkind = 'v' and c.relnamespace = 'public'::regnamespace
        and pg_get_viewdef(c.oid) like '%m.colour%' and pg_get_viewdef(c.oid) not like '%m.focus_x%'`
    expect(rows.map(({ name }) => name)).toEqual([])
  })
})
