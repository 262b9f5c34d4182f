import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { lists, tags } from '#contract/tags.ts'
import { saveDraft } from '#domain/articles/commands.ts'
import { getHome } from '#domain/articles/home.ts'
import { listByByline } from '#domain/articles/list-queries.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { editByline } from '#domain/people/byline-commands.ts'
import { env } from '#lib/env.ts'
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
import { aPicture, asLead, inBody, type Shown } from '#testing/shown-picture.ts'
import { listKeptPictures } from './earlier-queries.ts'
import { mediaViews } from './queries.ts'
import { withdrawPicture } from './withdraw-commands.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const upload = () => aPicture(newsroom)
const withdraw = (picture: Shown, viewer = newsroom.editor) =>
  withdrawPicture(by(viewer), { mediaId: picture.id, reason: 'Une personne mineure' })
const isOnDisk = ({ token }: Shown) => existsSync(join(env().dataDir, 'media', token))

describe('a withdrawn picture', () => {
  test('is gone from the disk, from every article, and from every public view', async () => {
    const picture = await upload()
    const led = await aPublishedArticle(newsroom, { content: aText(newsroom, asLead(picture)) })
    const illustrated = await aPublishedArticle(newsroom, { content: aText(newsroom, inBody(picture)) })
    expect((await getArticle(led.id))?.lead?.token).toBe(picture.token)
    await withdraw(picture)
    expect(isOnDisk(picture)).toBe(false)
    expect((await getArticle(led.id))?.lead).toBeNull()
    expect((await getArticle(illustrated.id))?.pictures).toEqual({})
    expect(JSON.stringify(await getHome(new Date()))).not.toContain(picture.token)
    for (const view of ['public_articles', 'public_article_bodies']) {
      const sql = publicSql()
      const rows = await sql`select 1 from ${sql(view)} v where v::text like ${`%${picture.token}%`}`
      expect([view, rows.length]).toEqual([view, 0])
    }
  })

  test('is nobody’s portrait any more, and its page goes at once', async () => {
    const picture = await upload()
    const { slug, id: bylineId } = newsroom.byline
    await aPublishedArticle(newsroom)
    const words = { name: 'Inès', jobTitle: '', biography: '' }
    await editByline(by(newsroom.editor), { bylineId, ...words, portraitId: picture.id, links: [] })
    const portrait = async () => (await listByByline(slug, 1))!.byline.portrait
    expect(await portrait()).toMatchObject({ token: picture.token })
    // What says nothing of a portrait leaves it as it is.
    await editByline(by(newsroom.editor), { bylineId, ...words })
    expect(await portrait()).toMatchObject({ token: picture.token })
    await withdraw(picture)
    expect(await portrait()).toBeNull()
    const [last] = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 1`
    expect(last).toEqual({ hard: true, tags: [tags.newest(lists.byline(slug))] })
    await expect(
      editByline(by(newsroom.editor), { bylineId, ...words, portraitId: picture.id }),
    ).rejects.toMatchObject({ fields: { portraitId: 'media.missing' } })
  })

  test('takes every page that shows it from readers at once, and no other', async () => {
    const picture = await upload()
    const led = await aPublishedArticle(newsroom, { content: aText(newsroom, asLead(picture)) })
    const other = await aPublishedArticle(newsroom)
    await withdraw(picture)
    const [last] = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 1`
    expect(last).toMatchObject({
      hard: true,
      tags: expect.arrayContaining([tags.article(led.id), tags.mention(led.id)]),
    })
    expect(last!.tags).not.toContain(tags.article(other.id))
  })

  test('of a draft or of a withdrawn article touches no page', async () => {
    const picture = await upload()
    await aDraft(newsroom, { content: aText(newsroom, asLead(picture)) })
    const gone = await aPublishedArticle(newsroom, { content: aText(newsroom, inBody(picture)) })
    await unpublishArticle(by(newsroom.editor), { articleId: gone.id, reason: 'Erreur.' })
    const count = async () => (await ownerSql()`select 1 from cache_invalidations`).length
    const before = await count()
    await withdraw(picture)
    expect(await count()).toBe(before)
    expect(isOnDisk(picture)).toBe(false)
  })

  test('can be asked for again, is told once, and cannot be published anew', async () => {
    const picture = await upload()
    const article = await aPublishedArticle(newsroom, { content: aText(newsroom, asLead(picture)) })
    await withdraw(picture)
    await withdraw(picture)
    const log =
      await ownerSql()`select detail from audit_log where event = 'media.withdrawn' and subject_id = ${picture.id}`
    expect([...log]).toEqual([{ detail: 'Une personne mineure' }])
    expect(await mediaViews([picture.id])).toEqual({})
    const again = publishArticle(by(newsroom.editor), {
      articleId: article.id,
      baseVersion: article.version,
      at: null,
      slug: article.slug,
      correction: '',
    })
    await expect(again).rejects.toMatchObject({ code: 'media.missing' })
  })

  test('is not for authors or moderators to decide, nor one that does not exist', async () => {
    const picture = await upload()
    for (const viewer of [newsroom.author, newsroom.moderator])
      await expect(withdraw(picture, viewer)).rejects.toMatchObject({ code: 'auth.forbidden' })
    expect(isOnDisk(picture)).toBe(true)
    const unknown = { ...picture, id: '01900000-0000-7000-8000-000000000000' }
    await expect(withdraw(unknown)).rejects.toMatchObject({ code: 'request.not_found' })
  })
})

test('a picture that was taken out of the text can still be withdrawn, by whoever may', async () => {
  const picture = await upload()
  const article = await aPublishedArticle(newsroom, { content: aText(newsroom, asLead(picture)) })
  const saved = await saveDraft(by(newsroom.editor), {
    articleId: article.id,
    baseVersion: article.version,
    content: { ...article.content, lead: null },
    overwrite: false,
  })
  await publishArticle(by(newsroom.editor), {
    articleId: article.id,
    baseVersion: saved.version,
    at: null,
    slug: article.slug,
    correction: '',
  })
  const kept = async (viewer = newsroom.editor) =>
    (await listKeptPictures(viewer, article.id)).map(({ id }) => id)
  expect(await kept()).toEqual([picture.id])
  expect(await kept(newsroom.author)).toEqual([])
  await withdraw(picture)
  expect(await kept()).toEqual([])
})
