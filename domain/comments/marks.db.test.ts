import { beforeAll, describe, expect, test } from 'vitest'
import { tags } from '#contract/tags.ts'
import { rejectComment, undoDecision } from '#domain/moderation/commands.ts'
import {
  aComment,
  aNewsroom,
  anApprovedComment,
  aPublishedArticle,
  by,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { pickComment, pinComment } from './mark-commands.ts'
import { getThread, getThreadFrom } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const desk = () => by(newsroom.moderator)
const lastTags = async () =>
  (await ownerSql()<{ tags: string[] }[]>`select tags from cache_invalidations order by id desc limit 1`)[0]!
    .tags
const eventsOf = (id: string) =>
  ownerSql()`select name from domain_events where subject_id = ${id} and name like 'comment.%p%ed' order by at, id`

describe('a pinned comment', () => {
  test('stands above the others where the thread begins, once; another one takes its place', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const [a, b, c] = [
      await anApprovedComment(newsroom, articleId),
      await anApprovedComment(newsroom, articleId),
      await anApprovedComment(newsroom, articleId),
    ]
    await pinComment(desk(), { commentId: b.id, isOn: true })
    for (const order of ['oldest', 'newest', 'useful'] as const) {
      const thread = await getThread(articleId, order)
      expect(thread.pinned).toMatchObject({ id: b.id, isPinned: true })
      expect(thread.conversations.map(({ id }) => id).sort()).toEqual([a.id, c.id].sort())
    }
    // On the page that begins with it, it is in its place.
    const own = await getThreadFrom(articleId, b.id, 'oldest')
    expect([own!.pinned, own!.conversations.map(({ id }) => id)]).toEqual([null, [b.id, c.id]])

    await pinComment(by(newsroom.editor), { commentId: c.id, isOn: true })
    expect((await getThread(articleId)).pinned?.id).toBe(c.id)
    expect(await lastTags()).toEqual([
      tags.thread(articleId),
      tags.threadEnd(articleId),
      tags.conversation(c.id),
      tags.conversation(b.id),
    ])
    await pinComment(desk(), { commentId: c.id, isOn: false })
    expect((await getThread(articleId)).pinned).toBeNull()
  })

  test('is one, whoever pins at the same moment; a second click changes nothing', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const made = [await anApprovedComment(newsroom, articleId), await anApprovedComment(newsroom, articleId)]
    await Promise.all(made.map(({ id }) => pinComment(desk(), { commentId: id, isOn: true })))
    const [{ n } = { n: 0 }] = await ownerSql()<{ n: number }[]>`
      select count(*)::int as n from comments where article_id = ${articleId} and pinned_at is not null`
    expect(n).toBe(1)
    const pinned = (await getThread(articleId)).pinned!.id
    const before = await eventsOf(pinned)
    await pinComment(desk(), { commentId: pinned, isOn: true })
    expect(await eventsOf(pinned)).toEqual(before)
  })

  test('is no answer, and nothing that readers do not see', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const root = await anApprovedComment(newsroom, articleId)
    const reply = await anApprovedComment(newsroom, articleId, { parentId: root.id })
    const waiting = await aComment(articleId)
    await expect(pinComment(desk(), { commentId: reply.id, isOn: true })).rejects.toMatchObject({
      code: 'moderation.pin_reply',
    })
    for (const mark of [pinComment, pickComment])
      await expect(mark(desk(), { commentId: waiting.id, isOn: true })).rejects.toMatchObject({
        code: 'moderation.changed_meanwhile',
      })
  })

  test('goes with what is taken from readers, and comes back with it', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, articleId)
    await pinComment(desk(), { commentId: id, isOn: true })
    await pickComment(desk(), { commentId: id, isOn: true })
    await rejectComment(desk(), { commentId: id, expectedStatus: 'approved', reason: 'other', note: '' })
    const gone = await getThread(articleId)
    expect([gone.pinned, gone.picks]).toEqual([null, []])
    await undoDecision(desk(), { commentId: id })
    const back = await getThread(articleId)
    expect([back.pinned?.id, back.picks.length]).toEqual([id, 1])
  })
})

describe('the choice of the desk', () => {
  test('is several, answers among them, the latest first', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const root = await anApprovedComment(newsroom, articleId, { name: 'Ruth' })
    const reply = await anApprovedComment(newsroom, articleId, { parentId: root.id, name: 'Noé' })
    await pickComment(desk(), { commentId: root.id, isOn: true })
    await pickComment(by(newsroom.moderator, new Date(Date.now() + 1_000)), {
      commentId: reply.id,
      isOn: true,
    })
    expect(await lastTags()).toEqual([
      tags.thread(articleId),
      tags.threadEnd(articleId),
      tags.conversation(root.id),
    ])
    const thread = await getThread(articleId)
    expect(thread.picks).toEqual([
      { id: reply.id, name: 'Noé' },
      { id: root.id, name: 'Ruth' },
    ])
    expect(thread.conversations[0]).toMatchObject({ isPicked: true, replies: [{ isPicked: true }] })
    await pickComment(desk(), { commentId: root.id, isOn: false })
    expect((await getThread(articleId)).picks).toHaveLength(1)
  })

  test('is nobody’s but the desk’s', async () => {
    const { id: articleId } = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, articleId)
    for (const mark of [pinComment, pickComment])
      await expect(mark(by(newsroom.author), { commentId: id, isOn: true })).rejects.toMatchObject({
        code: 'auth.forbidden',
      })
  })
})
