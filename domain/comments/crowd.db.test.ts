import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { unpublishArticle } from '#domain/articles/publish-commands.ts'
import { listQueue } from '#domain/moderation/queries.ts'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aGuest,
  aNewsroom,
  aPost,
  aPublishedArticle,
  by,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { postComment } from './commands.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
beforeEach(async () => {
  await ownerSql()`delete from rate_limits`
  await ownerSql()`delete from comments`
})

const from = (clientAddress: string) => ({ viewer: null, now: new Date(), clientAddress })
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error) => error.code as string,
  )
const fill = (key: string, count: number) => ownerSql()`
  insert into rate_limits (key, count, reset_at) values (${key}, ${count}, now() + interval '40 seconds')`
const isCrowd = async (id: string) =>
  (await ownerSql()`select 1 from comment_signals where comment_id = ${id} and code = 'crowd'`).length > 0

describe('a comment that is sent again', () => {
  test('is the same comment however often, and is never told to wait', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const guest = aGuest()
    const post = aPost(articleId)
    const first = await postComment(guest, post)
    for (let n = 0; n < 50; n++) expect(await postComment(guest, post)).toEqual({ ...first, replayed: true })
  })

  test('fifty times at once from one network is one row and fifty successes', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const guest = aGuest()
    const post = aPost(articleId)
    const answers = await Promise.all(Array.from({ length: 50 }, () => postComment(guest, post)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    const [row] = await ownerSql()`select count(*)::int as n from comments where article_id = ${articleId}`
    expect(row!.n).toBe(1)
  })

  test('costs nothing: the household may still write what is new', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const guest = aGuest()
    const post = aPost(articleId)
    for (let n = 0; n < 20; n++) await postComment(guest, post)
    for (let n = 0; n < 3; n++) await postComment(guest, aPost(articleId))
    expect(await codeOf(postComment(guest, aPost(articleId)))).toBe('comment.rate_limited')
  })

  test('after its article was withdrawn is acknowledged as before', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const post = aPost(articleId)
    const first = await postComment(aGuest(), post)
    await unpublishArticle(by(newsroom.editor), { articleId, reason: 'Plainte.' })
    expect((await postComment(aGuest(), post)).id).toBe(first.id)
  })
})

describe('a flood', () => {
  test('from six hundred /64 of one /48 is that customer’s own, and stops at twelve in a minute', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const codes: string[] = []
    for (let n = 0; n < 60; n++)
      codes.push(await codeOf(postComment(from(`2001:db8:77:${n.toString(16)}::1`), aPost(articleId))))
    expect(codes.filter((code) => code === 'ok')).toHaveLength(12)
    expect(await codeOf(postComment(from('2001:db8:78::1'), aPost(articleId)))).toBe('ok')
  })

  test('that is refused fills nobody else’s limits', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    for (let n = 0; n < 60; n++) await codeOf(postComment(from('192.0.2.1'), aPost(articleId)))
    const { id } = await postComment(aGuest(), aPost(articleId))
    expect(await isCrowd(id)).toBe(false)
  })

  test('on one article is kept, and waits behind everything else', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const other = await aPublishedArticle(newsroom)
    await fill(`comment-article:${articleId}`, 30)
    const flooded = await postComment(aGuest(), aPost(articleId))
    const later = await postComment(aGuest(), aPost(other.id))
    expect([await isCrowd(flooded.id), await isCrowd(later.id)]).toEqual([true, false])
    const { items } = await listQueue(newsroom.moderator, { status: 'pending', page: 1 })
    expect(items.map(({ id }) => id)).toEqual([later.id, flooded.id])
    expect(items[1]!.signals.map(({ code, weight }) => [code, weight])).toContainEqual(['crowd', 0])
  })

  test('on the whole site is kept too', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    await fill('comment-site', 300)
    const { id } = await postComment(aGuest(), aPost(articleId))
    expect(await isCrowd(id)).toBe(true)
  })

  test('that nobody can read any more is refused by a code that says when to come back', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    await fill(`comment-article:${articleId}`, 30)
    await fill('comment-crowd', 20_000)
    await expect(postComment(aGuest(), aPost(articleId))).rejects.toMatchObject({
      code: 'comment.crowded',
      values: { seconds: expect.toSatisfy((seconds: number) => seconds > 0 && seconds <= 40) },
    })
    // Where there is no crowd, nothing is different.
    const quiet = await aPublishedArticle(newsroom)
    expect(await codeOf(postComment(aGuest(), aPost(quiet.id, { requestId: uuidv7() })))).toBe('ok')
  })
})
