import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { appDb } from '#db/client.ts'
import { shareCards } from '#db/schema/cards.ts'
import { saveDraft } from '#domain/articles/commands.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { uploadPicture } from '#domain/media/commands.ts'
import { withdrawPicture } from '#domain/media/withdraw-commands.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { openBucket } from '#platform/storage/bucket.ts'
import { aBucket } from '#testing/bucket.ts'
import {
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  type Newsroom,
  ownerSql,
  publicSql,
} from '#testing/database.ts'
import type { Card } from './card.ts'
import { drawEarlierCards, followCards } from './jobs.ts'
import { findCard, findSiteCard } from './queries.ts'

let newsroom: Newsroom
let drawn: Card[] = []
/** Bytes that tell what was drawn, without the second that drawing takes. */
const draw = async (cards: readonly Card[]) => {
  drawn.push(...cards)
  return cards.map((card) => Buffer.from(JSON.stringify(card)))
}
const follow = (articleId: string, name: 'article.published' | 'article.unpublished' = 'article.published') =>
  followCards({ name, subjectId: articleId }, draw)
const cardOf = async (id: string) => findCard((await getArticle(id))!)
const titles = () => drawn.flatMap((card) => (card.kind === 'article' ? [card.title] : []))
const isOnDisk = (path: string) => existsSync(join(env().dataDir, path))
const files = () => readdirSync(join(env().dataDir, 'media')).sort()
const invalidated = async (since: number) =>
  (await ownerSql()`select tags, hard from cache_invalidations where id > ${since} order by id`).map(
    ({ tags, hard }) => ({ tags, hard }),
  )
const lastInvalidation = async () =>
  Number((await ownerSql()`select coalesce(max(id), 0) as id from cache_invalidations`)[0]!.id)

beforeAll(async () => {
  newsroom = await aNewsroom()
  // The site's own, which every first job draws as well.
  await drawEarlierCards(draw)
})
beforeEach(() => {
  drawn = []
})
afterEach(() => vi.restoreAllMocks())

const retitle = async (article: { id: string; version: number; slug: string }, title: string) => {
  const context = by(newsroom.editor)
  const content = aText(newsroom, { title })
  const { version } = await saveDraft(context, {
    articleId: article.id,
    baseVersion: article.version,
    content,
    overwrite: true,
  })
  const { id: articleId, slug } = article
  await publishArticle(context, { articleId, baseVersion: version, at: null, slug, correction: '' })
}

describe('the card of an article', () => {
  test('is asked for by its publication, drawn once, and makes one page stale', async () => {
    const article = await aPublishedArticle(newsroom)
    const [job] =
      await ownerSql()`select data ->> 'name' as name from jobs.job where name = 'share-card' and data ->> 'subjectId' = ${article.id}`
    expect(job).toEqual({ name: 'article.published' })
    expect(await cardOf(article.id)).toBeNull()
    const since = await lastInvalidation()
    await follow(article.id)
    const card = (await cardOf(article.id))!
    expect(card).toMatchObject({ width: 1200, height: 630 })
    expect(isOnDisk(card.path)).toBe(true)
    expect(await invalidated(since)).toEqual([{ tags: [`around:${article.id}`], hard: false }])
    await follow(article.id)
    expect(titles()).toHaveLength(1)
    expect(await invalidated(since)).toHaveLength(1)
  })

  test('with another title is another one; until then the old title is shown to nobody', async () => {
    const article = await aPublishedArticle(newsroom)
    await follow(article.id)
    const before = (await cardOf(article.id))!
    await retitle(article, 'Un tout autre titre')
    expect(await cardOf(article.id)).toBeNull()
    await follow(article.id)
    const after = (await cardOf(article.id))!
    expect(after.path).not.toBe(before.path)
    expect([isOnDisk(before.path), isOnDisk(after.path)]).toEqual([false, true])
  })

  test('is gone with the article, before anybody is told so', async () => {
    const article = await aPublishedArticle(newsroom)
    const other = await aPublishedArticle(newsroom)
    await follow(article.id)
    const [card, kept] = [(await cardOf(article.id))!, (await cardOf(other.id))!]
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Une erreur grave' })
    expect([isOnDisk(card.path), isOnDisk(kept.path)]).toEqual([false, true])
    expect(await publicSql()`select 1 from public_cards where article_id = ${article.id}`).toHaveLength(0)
    await follow(article.id, 'article.unpublished')
    expect(titles()).toHaveLength(2)
    expect(await appDb().select().from(shareCards).where(eq(shareCards.articleId, article.id))).toEqual([])
  })

  test('lies in the bucket where there is one; what that does not let go is not called gone, and goes with the job', async () => {
    const server = await aBucket()
    env().bucket = server.bucket
    try {
      const storage = openBucket(env())!
      const article = await aPublishedArticle(newsroom)
      await follow(article.id)
      const card = (await cardOf(article.id))!
      const isInBucket = async () => (await storage.head(card.path.slice(1))) !== undefined
      expect([await isInBucket(), isOnDisk(card.path)]).toEqual([true, false])
      const said = vi.spyOn(logger('site'), 'error').mockReturnValue()
      vi.spyOn(storage, 'delete').mockRejectedValue(new Error('cut off'))
      await expect(
        unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Une erreur grave' }),
      ).rejects.toMatchObject({ code: 'site.takedown_unconfirmed' })
      expect(said).toHaveBeenCalledOnce()
      vi.restoreAllMocks()
      await follow(article.id, 'article.unpublished')
      expect(await isInBucket()).toBe(false)
    } finally {
      env().bucket = undefined
      await server.close()
    }
  })

  test('drawn while its article is taken from readers is shown to nobody and goes', async () => {
    const article = await aPublishedArticle(newsroom)
    const before = files()
    await followCards({ name: 'article.published', subjectId: article.id }, async (cards) => {
      await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Une erreur grave' })
      return draw(cards)
    })
    expect(titles()).toHaveLength(1)
    expect(files()).toEqual(before)
    expect(await publicSql()`select 1 from public_cards where article_id = ${article.id}`).toHaveLength(0)
  })

  test('without a picture that was withdrawn is drawn anew', async () => {
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a4' } })
      .jpeg()
      .toBuffer()
    const picture = await uploadPicture(by(newsroom.editor), {
      bytes: Readable.from([bytes]),
      name: 'visage.jpg',
    })
    const lead = { mediaId: picture.id, alt: 'Un visage', caption: '', credit: 'Photo : Ana' }
    const article = await aPublishedArticle(newsroom, { content: aText(newsroom, { lead }) })
    await follow(article.id)
    expect(drawn.at(-1)).toMatchObject({
      credit: 'Photo\u00a0: Ana',
      picture: { token: picture.token, width: 60 },
    })
    const pictured = (await cardOf(article.id))!
    await withdrawPicture(by(newsroom.editor), { mediaId: picture.id, reason: 'Une personne mineure' })
    expect(isOnDisk(pictured.path)).toBe(false)
    expect(await cardOf(article.id)).toBeNull()
    await followCards({ name: 'media.withdrawn', subjectId: picture.id }, draw)
    expect(drawn.at(-1)).toMatchObject({ picture: null })
    expect(await cardOf(article.id)).not.toBeNull()
  })

  test('is not drawn of a draft, of an hour to come, or of a title that cannot be drawn', async () => {
    const soon = new Date(Date.now() + 86_400_000)
    const scheduled = await aPublishedArticle(newsroom, { at: soon })
    const foreign = await aPublishedArticle(newsroom, { content: aText(newsroom, { title: 'Война' }) })
    await follow(scheduled.id)
    await follow(foreign.id)
    expect(titles()).toEqual([])
  })

  test('that cannot be drawn is tried again, and keeps no other from being drawn', async () => {
    const [bad, good] = [await aPublishedArticle(newsroom), await aPublishedArticle(newsroom)]
    const { title } = (await getArticle(bad.id))!
    vi.spyOn(logger('worker'), 'warn').mockReturnValue()
    const breaking: typeof draw = async (cards) => {
      if (cards.some((card) => card.kind === 'article' && card.title === title)) throw new Error('hung')
      return draw(cards)
    }
    await expect(followCards({ name: 'article.published', subjectId: bad.id }, breaking)).rejects.toThrow()
    expect([await cardOf(bad.id), (await cardOf(good.id)) !== null]).toEqual([null, true])
    await follow(bad.id)
    expect(await cardOf(bad.id)).not.toBeNull()
  })
})

test('another name of the newspaper draws its card at once, and those of articles in turn, the newest first', async () => {
  const article = await aPublishedArticle(newsroom)
  await follow(article.id)
  const before = [await findSiteCard(), await cardOf(article.id)]
  await saveSettings(by(newsroom.admin), { ...(await getSettings()), name: 'Le Soir libre' })
  // The old one says the right title: it stays until it has a successor.
  expect(await cardOf(article.id)).toEqual(before[1])
  drawn = []
  await followCards({ name: 'settings.changed', subjectId: 'site' }, draw)
  expect(drawn[0]).toMatchObject({ kind: 'site', siteName: 'Le Soir libre' })
  expect(drawn[1]).toMatchObject({ kind: 'article', siteName: 'Le Soir libre' })
  expect(await findSiteCard()).not.toEqual(before[0])
  expect(await cardOf(article.id)).not.toEqual(before[1])
})
