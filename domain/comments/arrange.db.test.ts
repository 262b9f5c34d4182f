import { beforeAll, describe, expect, test } from 'vitest'
import { tags } from '#contract/tags.ts'
import { createArticle } from '#domain/articles/commands.ts'
import { publishArticle, setCommentsOpen, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aByline,
  aGuest,
  aNewsroom,
  anApprovedComment,
  aPost,
  aPublishedArticle,
  aText,
  aViewer,
  by,
  emailOf,
  inMinutes,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { arrangeComments } from './arrange-commands.ts'
import { arrangeInput } from './arrange-input.ts'
import { getThreadState } from './chosen-queries.ts'
import { postComment } from './commands.ts'
import { issueFormToken } from './form-token.ts'
import type { PostComment } from './input.ts'
import { getThread } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const arrange = (articleId: string, change: Partial<Parameters<typeof arrangeComments>[1]> = {}) =>
  arrangeComments(by(newsroom.editor), {
    articleId,
    mode: 'pre_moderated',
    closeDays: null,
    expertId: null,
    ...change,
  })
const closings = (articleId: string) =>
  ownerSql()<{ due_at: Date; tags: string[] }[]>`
    select due_at, tags from cache_invalidations where due_at is not null and ${tags.threadPages(articleId)} = any(tags)`
const day = 86_400_000
/** From a form that was open for half a minute: nothing speaks against it. */
const aSlowPost = (articleId: string, changes: Partial<PostComment> = {}) =>
  aPost(articleId, { formToken: issueFormToken(articleId, Date.now() - 30_000), ...changes })

describe('a thread that shuts by itself', () => {
  test('is open to the last moment by the database’s clock; its pages are made stale exactly then', async () => {
    const article = await aPublishedArticle(newsroom)
    const { closesAt } = await arrange(article.id, { closeDays: 14 })
    const { published_at: at } = (
      await ownerSql()<{ published_at: Date }[]>`select published_at from articles where id = ${article.id}`
    )[0]!
    expect(closesAt).toBe(new Date(at.getTime() + 14 * day).toISOString())
    expect(await closings(article.id)).toEqual([
      { due_at: new Date(closesAt!), tags: [tags.thread(article.id), tags.threadPages(article.id)] },
    ])
    expect(await getThreadState(article.id)).toMatchObject({ isOpen: true, closesAt: new Date(closesAt!) })
    await expect(postComment(aGuest(), aSlowPost(article.id))).resolves.toMatchObject({ replayed: false })

    await ownerSql()`update articles set published_at = now() - interval '14 days' where id = ${article.id}`
    const shut = await getThreadState(article.id)
    expect([shut!.isOpen, shut!.closesAt, shut!.closedAt]).toEqual([false, null, expect.any(Date)])
    await expect(postComment(aGuest(), aSlowPost(article.id))).rejects.toMatchObject({
      code: 'comment.closed',
    })
  })

  test('has one hour at most: another one, none, or the end of the article replaces it', async () => {
    const article = await aPublishedArticle(newsroom)
    await arrange(article.id, { closeDays: 14 })
    await arrange(article.id, { closeDays: 30 })
    expect(await closings(article.id)).toHaveLength(1)
    await arrange(article.id)
    expect(await closings(article.id)).toEqual([])
    await arrange(article.id, { closeDays: 3 })
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' }).catch(() => {})
    expect(await closings(article.id)).toEqual([])
  })

  test('counts from its hour where the article waits for one', async () => {
    const at = inMinutes(60)
    const article = await aPublishedArticle(newsroom, { at })
    await arrange(article.id, { closeDays: 3 })
    const [closing] = await closings(article.id)
    expect(closing!.due_at).toEqual(new Date(at.getTime() + 3 * day))
  })

  test('takes its days from the settings when the article is made, and keeps them', async () => {
    const settings = { viewer: newsroom.admin, now: new Date() }
    await saveSettings(settings, { ...defaultSettings, name: 'Le Fanal', commentsCloseDays: 7 })
    const { id } = await createArticle(by(newsroom.editor))
    await saveSettings(settings, { ...defaultSettings, name: 'Le Fanal', commentsCloseDays: 0 })
    const article = await aPublishedArticle(newsroom)
    const days = async (of: string) =>
      (await ownerSql()`select comments_close_days as days from articles where id = ${of}`)[0]?.days
    expect([await days(id), await days(article.id)]).toEqual([7, null])
    await ownerSql()`update articles set comments_close_days = 7 where id = ${article.id}`
    const again = {
      articleId: article.id,
      baseVersion: article.version,
      at: null,
      slug: article.slug,
      correction: '',
    }
    await publishArticle(by(newsroom.editor), again)
    expect(await closings(article.id)).toHaveLength(1)
  })

  test('that is shut by hand says since when, and forgets it when it is opened', async () => {
    const article = await aPublishedArticle(newsroom)
    await setCommentsOpen(by(newsroom.editor), { articleId: article.id, open: false })
    const first = (await getThreadState(article.id))!.closedAt
    expect(first).toBeInstanceOf(Date)
    await setCommentsOpen(by(newsroom.editor), { articleId: article.id, open: false })
    expect((await getThreadState(article.id))!.closedAt).toEqual(first)
    await setCommentsOpen(by(newsroom.editor), { articleId: article.id, open: true })
    expect(await getThreadState(article.id)).toMatchObject({ isOpen: true, closedAt: null })
  })

  test('is arranged by who may publish, in ways that exist', async () => {
    const article = await aPublishedArticle(newsroom)
    const input = { articleId: article.id, mode: 'post_moderated', closeDays: null, expertId: null } as const
    for (const viewer of [newsroom.author, newsroom.moderator])
      await expect(arrangeComments(by(viewer), input)).rejects.toMatchObject({ code: 'auth.forbidden' })
    expect(arrangeInput.safeParse({ ...input, mode: 'trusted' }).success).toBe(false)
    await expect(arrange(article.id, { mode: 'expert_questions' })).rejects.toMatchObject({
      code: 'comment.expert_missing',
    })
    await expect(arrange(article.id, { mode: 'expert_questions', expertId: uuidv7() })).rejects.toMatchObject(
      { code: 'field.choice' },
    )
  })
})

describe('comments that appear at once', () => {
  test('are counted, and make their pages stale like any that is approved', async () => {
    const article = await aPublishedArticle(newsroom)
    await arrange(article.id, { mode: 'post_moderated' })
    const posted = await postComment(aGuest(), aSlowPost(article.id))
    expect(posted.isOnline).toBe(true)
    expect((await getThread(article.id)).conversations.map(({ id }) => id)).toEqual([posted.id])
    expect((await getArticle(article.id))?.commentCount).toBe(1)
    const [stale] = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 1`
    expect(stale).toEqual({
      tags: [
        tags.thread(article.id),
        tags.conversation(posted.id),
        tags.threadEnd(article.id),
        tags.count(article.id),
        tags.talk,
      ],
      hard: false,
    })
    const [decision] =
      await ownerSql()`select actor_id, to_status from comment_decisions where comment_id = ${posted.id}`
    expect(decision).toEqual({ actor_id: null, to_status: 'approved' })
  })

  test('wait where something speaks against them', async () => {
    const article = await aPublishedArticle(newsroom)
    await arrange(article.id, { mode: 'post_moderated' })
    const doubted = await postComment(
      aGuest(),
      aSlowPost(article.id, { body: 'Voyez https://a.test/ et vite.' }),
    )
    expect(doubted.isOnline).toBe(false)
    expect((await getThread(article.id)).conversations).toEqual([])
  })

  test('come at the same time without waiting for one another for ever', async () => {
    const article = await aPublishedArticle(newsroom)
    await arrange(article.id, { mode: 'post_moderated' })
    const posted = await Promise.all(
      Array.from({ length: 12 }, () => postComment(aGuest(), aSlowPost(article.id))),
    )
    expect(posted.filter(({ isOnline }) => isOnline)).toHaveLength(12)
    expect((await getArticle(article.id))?.commentCount).toBe(12)
  })
})

describe('who speaks', () => {
  const badges = async (articleId: string) =>
    (await getThread(articleId)).conversations.map(({ name, badge }) => [name, badge])

  test('is told by the account, never by what is typed', async () => {
    const article = await aPublishedArticle(newsroom)
    await arrange(article.id, { mode: 'post_moderated' })
    const asked = { ...aGuest(), viewer: newsroom.moderator }
    await postComment(asked, aSlowPost(article.id, { name: 'Le Président', email: 'faux@exemple.test' }))
    await postComment({ ...aGuest(), viewer: newsroom.author }, aSlowPost(article.id, { name: 'Moi' }))
    expect(await badges(article.id)).toEqual([
      [newsroom.moderator.name, 'desk'],
      [newsroom.byline.name, 'author'],
    ])
  })

  test('a guest under a colleague’s name has no badge, and waits with a mark', async () => {
    const article = await aPublishedArticle(newsroom)
    await arrange(article.id, { mode: 'post_moderated' })
    for (const name of [newsroom.byline.name.toUpperCase(), newsroom.editor.name, 'La Rédaction']) {
      const posted = await postComment(aGuest(), aSlowPost(article.id, { name }))
      expect(posted.isOnline).toBe(false)
      const signals = await ownerSql()`select code from comment_signals where comment_id = ${posted.id}`
      expect(signals).toContainEqual({ code: 'colleague_name' })
    }
    await anApprovedComment(newsroom, article.id, { name: newsroom.byline.name })
    expect(await badges(article.id)).toEqual([[newsroom.byline.name, null]])
  })

  test('who is asked bears another badge than the desk, and what they answered says so', async () => {
    const byline = await aByline()
    const expert = await aViewer('author', byline.id)
    const article = await aPublishedArticle(newsroom, { content: aText(newsroom) })
    await arrange(article.id, { mode: 'expert_questions', expertId: expert.id })
    expect((await getThreadState(article.id))?.expertName).toBe(byline.name)
    const [one, two] = [
      await anApprovedComment(newsroom, article.id),
      await anApprovedComment(newsroom, article.id),
    ]
    const answer = await postComment(
      { ...aGuest(), viewer: expert },
      aSlowPost(article.id, { parentId: two.id, email: emailOf(expert) }),
    )
    await ownerSql()`update comments set status = 'approved', published_at = now() where id = ${answer.id}`
    const thread = await getThread(article.id)
    expect(thread.conversations.map(({ id, isAnswered }) => [id, isAnswered])).toEqual([
      [one.id, false],
      [two.id, true],
    ])
    expect(thread.conversations[1]!.replies[0]).toMatchObject({ name: byline.name, badge: 'expert' })
    await arrange(article.id)
    const after = await getThread(article.id)
    expect(after.conversations.map(({ isAnswered }) => isAnswered)).toEqual([null, null])
    expect(after.conversations[1]!.replies[0]).toMatchObject({ badge: 'desk' })
  })

  test('somebody whose account is closed cannot be asked', async () => {
    const gone = await aViewer('author')
    await ownerSql()`update users set disabled_at = now() where id = ${gone.id}`
    const article = await aPublishedArticle(newsroom)
    await expect(arrange(article.id, { mode: 'expert_questions', expertId: gone.id })).rejects.toMatchObject({
      code: 'field.choice',
    })
  })
})
