import { beforeAll, expect, test } from 'vitest'
import { getArticle } from '#domain/articles/queries.ts'
import {
  aComment,
  aNewsroom,
  anApprovedComment,
  aPublishedArticle,
  appSql,
  by,
  type Newsroom,
  ownerSql,
  type PublishedArticle,
} from '#testing/database.ts'
import { rowsReadBy } from '#testing/rows-read.ts'
import { approveComment, markSpam, rejectComment, undoDecision } from './commands.ts'
import { countedWaiting } from './moderation.ts'
import { getQueueCounts } from './queries.ts'

/** Kept numbers, held against what a count of all rows says. */
let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const counted = async () => {
  const rows = await ownerSql()<{ status: string; n: number }[]>`
    select s.status, count(c.id)::int as n
    from unnest(enum_range(null::comment_status)) as s(status) left join comments c on c.status = s.status
    group by s.status`
  return { ...Object.fromEntries(rows.map(({ status, n }) => [status, n])), reported: 0 }
}
const kept = () => getQueueCounts(newsroom.moderator)
const shown = async ({ id }: PublishedArticle) => (await getArticle(id))!.commentCount
const approved = async ({ id }: PublishedArticle) =>
  (
    await ownerSql()`select count(*)::int as n from comments where article_id = ${id} and status = 'approved'`
  )[0]!.n

test('fifty decisions at once, half of them taken back, leave exact numbers', async () => {
  const article = await aPublishedArticle(newsroom)
  const posted = await Promise.all(Array.from({ length: 50 }, () => aComment(article.id)))
  const context = by(newsroom.moderator)
  const verdicts = [
    (commentId: string) => approveComment(context, { commentId, expectedStatus: 'pending' }),
    (commentId: string) => approveComment(context, { commentId, expectedStatus: 'pending' }),
    (commentId: string) =>
      rejectComment(context, { commentId, expectedStatus: 'pending', reason: 'insult', note: '' }),
    (commentId: string) => markSpam(context, { commentId, expectedStatus: 'pending' }),
  ]
  await Promise.all(posted.map(({ id }, i) => verdicts[i % verdicts.length]!(id)))
  expect(await kept()).toEqual(await counted())
  expect(await shown(article)).toBe(await approved(article))
  // Two hands on each of half of them: one takes the decision back, the other finds nothing left to take back.
  const half = posted.slice(0, 25).flatMap(({ id }) => [id, id])
  const undone = await Promise.allSettled(half.map((commentId) => undoDecision(context, { commentId })))
  expect(undone.filter(({ status }) => status === 'fulfilled')).toHaveLength(25)
  expect(await kept()).toEqual(await counted())
  expect(await shown(article)).toBe(await approved(article))
})

test('folding while others decide loses nothing, and leaves a line for each status', async () => {
  const article = await aPublishedArticle(newsroom)
  const posted = await Promise.all(Array.from({ length: 20 }, () => aComment(article.id)))
  const context = by(newsroom.moderator)
  await Promise.all(
    posted.flatMap(({ id }, i) => [
      approveComment(context, { commentId: id, expectedStatus: 'pending' }),
      ...(i % 4 === 0 ? [appSql()`select fold_counts()`] : []),
    ]),
  )
  expect(await kept()).toEqual(await counted())
  await appSql()`select fold_counts()`
  const lines = await ownerSql()<{ status: string }[]>`select status from comment_counts`
  expect(new Set(lines.map(({ status }) => status)).size).toBe(lines.length)
  expect(await kept()).toEqual(await counted())
})

test('what goes by itself is subtracted: comments with their article, and all at once', async () => {
  const article = await aPublishedArticle(newsroom)
  const { id } = await aComment(article.id)
  await approveComment(by(newsroom.moderator), { commentId: id, expectedStatus: 'pending' })
  await ownerSql()`delete from comments where article_id = ${article.id}`
  expect(await kept()).toEqual(await counted())
  await ownerSql()`truncate comments cascade`
  expect(await kept()).toEqual({ pending: 0, approved: 0, rejected: 0, spam: 0, reported: 0 })
})

test('a decision that fails counts for nothing', async () => {
  const article = await aPublishedArticle(newsroom)
  const { id } = await aComment(article.id)
  const before = await kept()
  const wrong = { commentId: id, expectedStatus: 'approved', reason: 'insult', note: '' } as const
  await expect(rejectComment(by(newsroom.moderator), wrong)).rejects.toMatchObject({
    code: 'moderation.changed_meanwhile',
  })
  expect(await kept()).toEqual(before)
  expect(await shown(article)).toBe(0)
})

test('ten thousand comments that were decided are not read to say how many there are', async () => {
  const article = await aPublishedArticle(newsroom)
  const read = () => rowsReadBy('app', kept)
  const before = { rows: await read(), counts: await kept() }
  const { id } = await anApprovedComment(newsroom, article.id)
  await ownerSql()`
    insert into comments select made.* from comments c cross join generate_series(1, 10000) as n
    cross join lateral jsonb_populate_record(c, jsonb_build_object(
      'id', gen_random_uuid(), 'request_id', gen_random_uuid(), 'content_key', '\\x' || md5(n::text))) as made
    where c.id = ${id}`
  await ownerSql()`analyze comments`
  const after = { rows: await read(), counts: await kept() }
  expect(after.counts.approved).toBe(before.counts.approved + 10_001)
  // Two more lines, and whatever else is read each time.
  expect(after.rows - before.rows).toBeLessThan(20)
})

test('a flood is not counted to its end: the queue reads as much of five thousand as of two', async () => {
  const article = await aPublishedArticle(newsroom)
  const { id } = await aComment(article.id)
  const flood = async (from: number, to: number) => {
    await ownerSql()`
      insert into comments select made.* from comments c cross join generate_series(${from}::int, ${to}::int) as n
      cross join lateral jsonb_populate_record(c, jsonb_build_object(
        'id', gen_random_uuid(), 'request_id', gen_random_uuid(), 'content_key', '\\x' || md5('flood' || n))) as made
      where c.id = ${id}`
    await ownerSql()`vacuum analyze comments`
    return { rows: await rowsReadBy('app', kept), pending: (await kept()).pending }
  }
  const two = await flood(1, 2_000)
  const five = await flood(2_001, 5_000)
  expect([two.pending, five.pending]).toEqual([countedWaiting + 1, countedWaiting + 1])
  expect(five.rows - two.rows).toBeLessThan(20)
  expect(five.rows).toBeLessThan(3 * countedWaiting)
  // Exact again as soon as it can be.
  await ownerSql()`delete from comments where id in (select id from comments where status = 'pending' limit 4500)`
  expect(await kept()).toEqual(await counted())
  expect((await kept()).pending).toBeGreaterThan(400)
})
