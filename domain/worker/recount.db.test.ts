import { beforeAll, expect, test } from 'vitest'
import { approveComment, undoDecision } from '#domain/moderation/commands.ts'
import { createTopic } from '#domain/topics/commands.ts'
import {
  aComment,
  aNewsroom,
  anApprovedComment,
  aPublishedArticle,
  appSql,
  aText,
  by,
  type Newsroom,
  ownerSql,
  publicSql,
} from '#testing/database.ts'
import { purgeExpired } from './retention.ts'

let newsroom: Newsroom
let article: { id: string }
beforeAll(async () => {
  newsroom = await aNewsroom()
  const topic = await createTopic(by(newsroom.editor), { name: 'Crues' })
  const content = () => aText(newsroom, { topicIds: [topic.id] })
  article = await aPublishedArticle(newsroom, { content: content() })
  await aPublishedArticle(newsroom, { content: content() })
  for (let i = 0; i < 3; i++) await anApprovedComment(newsroom, article.id)
})

/** What the kept lines say, and what the rows themselves say. */
const kept = async () => ({
  comments: await ownerSql()`
    select status, sum(change)::int as n from comment_counts group by 1 having sum(change) <> 0 order by 1`,
  lists: await ownerSql()`
    select list_id, sum(change)::int as n from list_counts group by 1 having sum(change) <> 0 order by 1`,
})
const counted = async () => ({
  comments: await ownerSql()`
    select status, count(*)::int as n from comments where status <> 'pending' group by 1 order by 1`,
  lists: await ownerSql()`select list_id, count(*)::int as n from published_listings group by 1 order by 1`,
})
const times = async () => ownerSql()`
  select article_id, published_at from article_topics union all select article_id, published_at from article_bylines
  order by 1, 2`

test('numbers that were loaded twice, and topics that were loaded before their articles, are right after the night', async () => {
  const before = { counts: await kept(), times: await times() }
  await ownerSql()`insert into comment_counts select status, change from comment_counts`
  await ownerSql()`insert into list_counts select list_id, change from list_counts`
  await ownerSql()`update article_topics set published_at = null`
  await ownerSql()`update article_bylines set published_at = null`
  expect(await kept()).not.toEqual(before.counts)
  await purgeExpired()
  expect({ counts: await kept(), times: await times() }).toEqual(before)
  expect(await kept()).toEqual(await counted())
  const [lines] = await ownerSql()`select (select count(*)::int from comment_counts) as comments,
    (select count(*)::int from list_counts) as lists`
  expect(lines).toEqual({ comments: before.counts.comments.length, lists: before.counts.lists.length })
})

test('counting while others decide, publish, fold and count loses nothing and counts nothing twice', async () => {
  const waiting = await Promise.all(Array.from({ length: 16 }, () => aComment(article.id)))
  const context = by(newsroom.moderator)
  const decide = async ({ id }: { id: string }, i: number) => {
    await approveComment(context, { commentId: id, expectedStatus: 'pending' })
    if (i % 2 === 0) await undoDecision(context, { commentId: id })
  }
  const count = (i: number) => (i % 2 === 0 ? appSql()`select recount()` : appSql()`select fold_counts()`)
  await Promise.all([
    ...waiting.flatMap((one, i) => [decide(one, i), ...(i % 2 === 0 ? [count(i / 2)] : [])]),
    ...Array.from({ length: 3 }, () => aPublishedArticle(newsroom)),
  ])
  expect(await kept()).toEqual(await counted())
})

test.each(['fold_counts', 'recount'])(
  'who counts while a %s is not yet committed waits for it',
  async (name) => {
    const sql = ownerSql()
    let counting: Promise<unknown> | undefined
    await sql.begin(async (tx) => {
      await tx`select ${tx(name)}()`
      counting = appSql()`select recount()`.execute()
      await expect
        .poll(async () => {
          const [row] = await tx`select count(*)::int as n from pg_locks where not granted
        and pid in (select pid from pg_stat_activity where datname = current_database())`
          return row!.n
        })
        .toBe(1)
    })
    await counting
    expect(await kept()).toEqual(await counted())
  },
)

test('the role of readers counts nothing', async () => {
  await expect(publicSql()`select recount()`).rejects.toMatchObject({ code: '42501' })
})

test.each(['article_topics', 'article_bylines'])(
  'what a TRUNCATE of %s takes is not counted any more',
  async (table) => {
    await ownerSql()`truncate ${ownerSql()(table)}`
    expect(await kept()).toEqual(await counted())
  },
)
