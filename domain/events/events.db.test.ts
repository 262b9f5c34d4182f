import { afterEach, beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { saveDraft } from '#domain/articles/commands.ts'
import { setCommentsOpen, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { approveComment, undoDecision } from '#domain/moderation/commands.ts'
import { createTopic } from '#domain/topics/commands.ts'
import { topicCreated } from '#domain/topics/events.ts'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aComment,
  aDraft,
  aNewsroom,
  aPublishedArticle,
  appSql,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { afterCommit, change } from './change.ts'
import { record } from './record.ts'
import { subscribe } from './subscribers.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

let unsubscribe = () => {}
afterEach(() => {
  unsubscribe()
  unsubscribe = () => {}
})

const eventsOf = async (id: string) =>
  (
    await ownerSql()<
      { name: string }[]
    >`select name from domain_events where subject_id = ${id} or payload ->> 'articleId' = ${id} order by at, id`
  ).map(({ name }) => name)

test('a subscriber is ten lines', async () => {
  const heard: string[] = []
  unsubscribe = subscribe({
    name: 'index',
    on: ['article.published', 'article.unpublished'],
    handle: async (_tx, event) => {
      heard.push(`${event.name} ${event.subjectId}`)
      return null
    },
  })
  const article = await aPublishedArticle(newsroom)
  await setCommentsOpen(by(newsroom.editor), { articleId: article.id, open: false })
  await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' })
  expect(heard).toEqual([`article.published ${article.id}`, `article.unpublished ${article.id}`])
})

test('each change is one event, and autosave is none', async () => {
  const draft = await aDraft(newsroom)
  const content = { ...draft.content, title: 'Un autre titre' }
  await saveDraft(by(newsroom.editor), {
    articleId: draft.id,
    baseVersion: draft.version,
    content,
    overwrite: false,
  })
  expect(await eventsOf(draft.id)).toEqual(['article.created'])

  const article = await aPublishedArticle(newsroom)
  const comment = await aComment(article.id)
  await approveComment(by(newsroom.moderator), { commentId: comment.id, expectedStatus: 'pending' })
  await undoDecision(by(newsroom.moderator), { commentId: comment.id })
  await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' })
  expect(await eventsOf(article.id)).toEqual([
    'article.created',
    'article.published',
    'comment.posted',
    'comment.approved',
    'comment.reopened',
    'article.unpublished',
  ])
})

test('an event holds no words of a comment, and no address', async () => {
  const article = await aPublishedArticle(newsroom)
  const { id } = await aComment(article.id, {
    body: 'Des mots que personne ne garde ici',
    email: 'secrete@exemple.test',
  })
  const [row] = await ownerSql()`select payload::text as text from domain_events where subject_id = ${id}`
  expect(row!.text).not.toMatch(/mots|secrete/)
})

test('a change that is taken back has no event, no line, no job, and nothing follows', async () => {
  const id = uuidv7()
  let followed = 0
  const failing = change(async (tx) => {
    await record(tx, topicCreated(newsroom.editor.id, id, { name: 'Un sujet' }))
    afterCommit(tx, async () => {
      followed++
    })
    throw new Error('taken back')
  })
  await expect(failing).rejects.toThrow('taken back')
  expect(await eventsOf(id)).toEqual([])
  expect(await ownerSql()`select 1 from audit_log where subject_id = ${id}`).toHaveLength(0)
  expect(followed).toBe(0)
})

test('a subscriber that fails takes the change with it', async () => {
  unsubscribe = subscribe({
    name: 'broken',
    on: 'all',
    handle: () => Promise.reject(new Error('no room')),
  })
  await expect(createTopic(by(newsroom.editor), { name: 'Sujet refusé' })).rejects.toThrow('no room')
  expect(await ownerSql()`select 1 from topics where name = 'Sujet refusé'`).toHaveLength(0)
})

test('what follows a commit is awaited, in order, once, and one failure leaves out no other', async () => {
  const order: string[] = []
  const twice = async () => {
    order.push('twice')
  }
  const failing = change(async (tx) => {
    afterCommit(tx, async () => {
      order.push('first')
      throw new Error('unconfirmed')
    })
    afterCommit(tx, twice)
    afterCommit(tx, twice)
    order.push('inside')
    await record(tx, topicCreated(newsroom.editor.id, 'follows', { name: '' }))
  })
  await expect(failing).rejects.toThrow('unconfirmed')
  expect(order).toEqual(['inside', 'first', 'twice'])
  expect(await eventsOf('follows')).toEqual(['topic.created'])
})

test('an event outside of change() is refused where something must follow it', async () => {
  unsubscribe = subscribe({ name: 'following', on: ['topic.created'], handle: async () => async () => {} })
  const unsaid = transaction((tx) => record(tx, topicCreated(null, 'outside', { name: '' })))
  await expect(unsaid).rejects.toThrow('outside of change()')
  expect(await eventsOf('outside')).toEqual([])
})

test('a payload that its schema does not know is refused', async () => {
  const wrong = change((tx) => record(tx, topicCreated(null, 'wrong', { name: 7 as never })))
  await expect(wrong).rejects.toThrow(/expected string/)
})

test('the site may add events and let old ones go, and change none', async () => {
  const article = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  await expect(
    appSql()`update domain_events set name = 'x' where subject_id = ${article.id}`,
  ).rejects.toMatchObject({ code: '42501' })
  await expect(
    ownerSql()`update domain_events set name = 'x' where subject_id = ${article.id}`,
  ).rejects.toThrow(/append-only/)
})
