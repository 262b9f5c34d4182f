import { beforeAll, describe, expect, test } from 'vitest'
import {
  aNewsroom,
  aPublishedArticle,
  aSection,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { unpublishArticle } from './publish-commands.ts'
import { findByAddress } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
const section = () => newsroom.section.slug

describe('an hour that strikes while somebody changes their mind', () => {
  /** Somebody holds the article, as a comment does, until its hour is over. */
  const overItsHour = async (id: string, work: () => Promise<unknown>) => {
    let working: Promise<unknown> = Promise.resolve()
    await ownerSql().begin(async (tx) => {
      await tx`select 1 from articles where id = ${id} for share`
      working = work()
      const waiting = async () => (await ownerSql()`select 1 from pg_locks where not granted`).length > 0
      await expect.poll(waiting, { timeout: 10_000 }).toBe(true)
      await tx`select pg_sleep(extract(epoch from published_at - clock_timestamp()) + 0.05) from articles where id = ${id}`
    })
    return working
  }
  const hardRowsOf = async (id: string) =>
    (await ownerSql()`select 1 from cache_invalidations where hard and ${`article:${id}`} = any(tags)`).length

  test('withdrawn over its hour, it was seen: its address answers 410, and its pages go', async () => {
    const article = await aPublishedArticle(newsroom, { at: new Date(Date.now() + 1_000) })
    await overItsHour(article.id, () =>
      unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Finalement non.' }),
    )
    expect(await findByAddress(section(), article.slug)).toEqual({ kind: 'gone' })
    expect(await hardRowsOf(article.id)).toBe(1)
  })

  test('withdrawn just before it, its pages go all the same: somebody may have seen it', async () => {
    const article = await aPublishedArticle(newsroom, { at: new Date(Date.now() + 30_000) })
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Finalement non.' })
    expect(await findByAddress(section(), article.slug)).toEqual({ kind: 'missing' })
    expect(await hardRowsOf(article.id)).toBe(1)
  })

  test('given up, an hour leaves nothing to be told at it', async () => {
    const here = { ...newsroom, section: await aSection() }
    const article = await aPublishedArticle(here, { at: inMinutes(60) })
    const planned = async () =>
      (await ownerSql()`select tags from cache_invalidations where due_at > now()`).length
    const before = (await planned()) - 1
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Plus tard.' })
    expect(await planned()).toBe(before)
  })
})

test('of two last articles that leave a section at once, one changes the masthead', async () => {
  const here = { ...newsroom, section: await aSection() }
  const both = [await aPublishedArticle(here), await aPublishedArticle(here)]
  const count = async () =>
    (await ownerSql()`select 1 from cache_invalidations where 'site' = any(tags)`).length
  const before = await count()
  await Promise.all(
    both.map(({ id }) => unpublishArticle(by(newsroom.editor), { articleId: id, reason: 'Erreur.' })),
  )
  expect(await count()).toBe(before + 1)
})
