import { beforeAll, describe, expect, test } from 'vitest'
import { tags } from '#contract/tags.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { getThread } from '#domain/comments/queries.ts'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aComment,
  aNewsroom,
  anApprovedComment,
  aPublishedArticle,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
  type PublishedArticle,
} from '#testing/database.ts'
import { approveComment, markSpam, rejectComment, undoDecision } from './commands.ts'
import { rejectInput } from './input.ts'
import { getQueueCounts, listQueue, listUndoable } from './queries.ts'

let newsroom: Newsroom
let article: PublishedArticle
beforeAll(async () => {
  newsroom = await aNewsroom()
  article = await aPublishedArticle(newsroom)
})

const moderator = () => by(newsroom.moderator)
const statusOf = async (id: string) =>
  (await ownerSql()`select status from comments where id = ${id}`)[0]?.status
const isOnline = async (id: string) =>
  JSON.stringify((await getThread(article.id)).conversations).includes(id)
const countShown = async (id: string) => (await getArticle(id))?.commentCount
const rejection = (commentId: string, expectedStatus: 'pending' | 'approved' = 'pending') =>
  ({ commentId, expectedStatus, reason: 'insult', note: '' }) as const

describe('approving', () => {
  test('puts the comment online at once, counts it, and makes its pages stale', async () => {
    const own = await aPublishedArticle(newsroom)
    const { id } = await aComment(own.id)
    expect(await countShown(own.id)).toBe(0)
    const decided = await approveComment(moderator(), { commentId: id, expectedStatus: 'pending' })
    expect(decided).toMatchObject({
      commentId: id,
      status: 'approved',
      counts: { pending: expect.any(Number) },
    })
    expect((await getThread(own.id)).conversations.map((comment) => comment.id)).toEqual([id])
    expect(await countShown(own.id)).toBe(1)
    const [stale] = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 1`
    expect(stale).toMatchObject({ hard: false })
    expect(stale!.tags).toEqual([
      tags.thread(own.id),
      tags.conversation(id),
      tags.threadEnd(own.id),
      tags.count(own.id),
      tags.talk,
    ])
  })

  test('of twenty comments by twenty hands at once leaves the exact count', async () => {
    const busy = await aPublishedArticle(newsroom)
    const posted = await Promise.all(Array.from({ length: 20 }, () => aComment(busy.id)))
    await Promise.all(
      posted.map(({ id }) => approveComment(moderator(), { commentId: id, expectedStatus: 'pending' })),
    )
    expect(await countShown(busy.id)).toBe(20)
    expect((await getThread(busy.id)).conversations).toHaveLength(20)
    await Promise.all(
      posted.slice(0, 7).map(({ id }) => rejectComment(moderator(), rejection(id, 'approved'))),
    )
    expect(await countShown(busy.id)).toBe(13)
  })

  test('of one comment by two hands at once: one decides, the other is told', async () => {
    const { id } = await aComment(article.id)
    const results = await Promise.allSettled([
      approveComment(moderator(), { commentId: id, expectedStatus: 'pending' }),
      rejectComment(by(newsroom.editor), rejection(id)),
    ])
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]!.reason).toMatchObject({ code: 'moderation.changed_meanwhile' })
    const [{ n }] =
      (await ownerSql()`select count(*)::int as n from comment_decisions where comment_id = ${id}`) as [
        { n: number },
      ]
    expect(n).toBe(1)
  })

  test('is refused to an author, who has no such duty, and of an unknown comment', async () => {
    const { id } = await aComment(article.id)
    const input = { commentId: id, expectedStatus: 'pending' } as const
    await expect(approveComment(by(newsroom.author), input)).rejects.toMatchObject({ code: 'auth.forbidden' })
    expect(await statusOf(id)).toBe('pending')
    const unknown = approveComment(moderator(), { ...input, commentId: uuidv7() })
    await expect(unknown).rejects.toMatchObject({ code: 'moderation.changed_meanwhile' })
  })
})

describe('rejecting', () => {
  test('needs a reason', async () => {
    const { id } = await aComment(article.id)
    const parsed = rejectInput.safeParse({ commentId: id, expectedStatus: 'pending' })
    expect(parsed.error?.issues[0]?.message).toBe('moderation.reason_required')
    const reasonless = { ...rejection(id), reason: null as never }
    await expect(rejectComment(moderator(), reasonless)).rejects.toMatchObject({
      code: 'moderation.reason_required',
    })
    expect(await statusOf(id)).toBe('pending')
  })

  test('takes an approved comment offline for good, counted and hard', async () => {
    const { id } = await anApprovedComment(newsroom, article.id)
    const before = (await countShown(article.id))!
    await rejectComment(moderator(), { ...rejection(id, 'approved'), note: 'Attaque personnelle.' })
    expect(await isOnline(id)).toBe(false)
    expect(await countShown(article.id)).toBe(before - 1)
    const rows = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 2`
    // Gone where it stood. The counts elsewhere are old for a moment, and their pages stay.
    expect(rows.toReversed()).toEqual([
      { tags: [tags.thread(article.id), tags.conversation(id)], hard: true },
      { tags: [tags.count(article.id), tags.talk], hard: false },
    ])
    const [decision] = await ownerSql()`
      select actor_id, from_status, to_status, reason, note from comment_decisions
      where comment_id = ${id} order by decided_at desc, id desc limit 1`
    expect(decision).toEqual({
      actor_id: newsroom.moderator.id,
      from_status: 'approved',
      to_status: 'rejected',
      reason: 'insult',
      note: 'Attaque personnelle.',
    })
  })

  test('of a comment with answers leaves the answers online', async () => {
    const parent = await anApprovedComment(newsroom, article.id)
    const reply = await anApprovedComment(newsroom, article.id, { parentId: parent.id })
    await rejectComment(moderator(), rejection(parent.id, 'approved'))
    const { conversations } = await getThread(article.id)
    // Below the place of what was taken away: who spoke there, and what was said, is gone.
    expect(conversations.find(({ id }) => id === parent.id)).toMatchObject({
      isOnline: false,
      name: '',
      body: '',
      replies: [{ id: reply.id, replyTo: null }],
    })
  })
})

describe('undoing', () => {
  test.each([
    [
      'an approval',
      (id: string) => approveComment(moderator(), { commentId: id, expectedStatus: 'pending' }),
    ],
    ['a rejection', (id: string) => rejectComment(moderator(), rejection(id))],
    ['a mark as spam', (id: string) => markSpam(moderator(), { commentId: id, expectedStatus: 'pending' })],
  ])('%s gives the comment back to the queue', async (_, decideIt) => {
    const { id } = await aComment(article.id)
    const before = (await countShown(article.id))!
    await decideIt(id)
    await expect(undoDecision(moderator(), { commentId: id })).resolves.toMatchObject({ status: 'pending' })
    expect(await isOnline(id)).toBe(false)
    expect(await countShown(article.id)).toBe(before)
  })

  test('takes back one decision, not two', async () => {
    const { id } = await anApprovedComment(newsroom, article.id)
    await rejectComment(moderator(), rejection(id, 'approved'))
    await expect(undoDecision(moderator(), { commentId: id })).resolves.toMatchObject({ status: 'approved' })
    expect(await isOnline(id)).toBe(true)
    const again = undoDecision(moderator(), { commentId: id })
    await expect(again).rejects.toMatchObject({ code: 'moderation.nothing_to_undo' })
  })

  test('has nothing to do where nothing was decided, and nobody else’s right', async () => {
    const { id } = await aComment(article.id)
    const nothing = undoDecision(moderator(), { commentId: id })
    await expect(nothing).rejects.toMatchObject({ code: 'moderation.nothing_to_undo' })
    await approveComment(moderator(), { commentId: id, expectedStatus: 'pending' })
    await expect(undoDecision(by(newsroom.author), { commentId: id })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })

  test('brings a comment back where it was: its first hour online stays', async () => {
    const { id } = await anApprovedComment(newsroom, article.id)
    const hour = async () =>
      (await ownerSql()`select published_at from comments where id = ${id}`)[0]!.published_at
    const first = await hour()
    await rejectComment(moderator(), rejection(id, 'approved'))
    await undoDecision(moderator(), { commentId: id })
    expect(await hour()).toEqual(first)
  })
})

describe('what can still be taken back', () => {
  const decisions = async (viewer: Newsroom['moderator'], ids: string[]) =>
    (await listUndoable(viewer)).filter(({ id }) => ids.includes(id))

  test('is one’s own newest decisions of the last hour, newest last', async () => {
    const [a, b] = await Promise.all([aComment(article.id), aComment(article.id)])
    const old = uuidv7()
    const ids = [a.id, b.id, old]
    await ownerSql()`insert into comments select (jsonb_populate_record(null::comments,
      to_jsonb(c) || jsonb_build_object('id', ${old}::text, 'request_id', ${uuidv7()}::text, 'content_key', '\\x00ff', 'status', 'approved'))).* from comments c where id = ${a.id}`
    await ownerSql()`insert into comment_decisions (id, comment_id, actor_id, from_status, to_status, decided_at)
      values (${uuidv7()}, ${old}, ${newsroom.moderator.id}, 'pending', 'approved', now() - interval '61 minutes')`
    await rejectComment(moderator(), rejection(a.id))
    await markSpam(by(newsroom.moderator, inMinutes(1)), { commentId: b.id, expectedStatus: 'pending' })
    expect(await decisions(newsroom.moderator, ids)).toMatchObject([
      { id: a.id, from: 'pending', to: 'rejected' },
      { id: b.id, from: 'pending', to: 'spam' },
    ])
  })

  test('is not what was taken back, what a colleague decided since, or anybody else’s', async () => {
    const [undone, changed, other] = await Promise.all([
      aComment(article.id),
      aComment(article.id),
      aComment(article.id),
    ])
    const ids = [undone.id, changed.id, other.id]
    for (const id of [undone.id, changed.id])
      await approveComment(moderator(), { commentId: id, expectedStatus: 'pending' })
    await undoDecision(by(newsroom.moderator, inMinutes(1)), { commentId: undone.id })
    await rejectComment(by(newsroom.editor, inMinutes(1)), rejection(changed.id, 'approved'))
    await approveComment(by(newsroom.editor), { commentId: other.id, expectedStatus: 'pending' })
    expect(await decisions(newsroom.moderator, ids)).toEqual([])
    expect((await decisions(newsroom.editor, ids)).map(({ id }) => id).sort()).toEqual(
      [changed.id, other.id].sort(),
    )
    expect(await listUndoable(newsroom.author)).toEqual([])
  })

  test('can be taken back, each of them', async () => {
    const { id } = await aComment(article.id)
    await approveComment(moderator(), { commentId: id, expectedStatus: 'pending' })
    for (const decision of await decisions(newsroom.moderator, [id]))
      await undoDecision(moderator(), { commentId: decision.id })
    expect(await statusOf(id)).toBe('pending')
  })
})

describe('the queue', () => {
  test('shows a comment in its context, with its signals and its author’s history', async () => {
    const email = 'suivie@exemple.test'
    const own = await aPublishedArticle(newsroom)
    const parent = await anApprovedComment(newsroom, own.id, { email })
    const body = 'Voyez http://exemple.test et www.exemple.test !'
    const { id } = await aComment(own.id, { email, parentId: parent.id, body })
    const { items, total } = await listQueue(newsroom.moderator, { status: 'pending', page: 1 })
    const item = items.find((one) => one.id === id)
    expect(item).toMatchObject({
      article: { id: own.id, title: own.content.title, href: own.href },
      parent: { status: 'approved' },
      history: { approved: 1, rejected: 0, spam: 0 },
    })
    expect(item?.signals.map((signal) => signal.code)).toEqual(
      expect.arrayContaining(['link', 'form_token_missing']),
    )
    expect(total).toBe((await getQueueCounts(newsroom.moderator)).pending)
    expect(JSON.stringify(items)).not.toContain('@exemple.test')
  })

  test('is empty for who may not moderate', async () => {
    expect((await listQueue(newsroom.author, { status: 'pending', page: 1 })).items).toEqual([])
    expect(await getQueueCounts(newsroom.author)).toEqual({
      pending: 0,
      approved: 0,
      rejected: 0,
      spam: 0,
      reported: 0,
    })
  })
})
