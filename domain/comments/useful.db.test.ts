import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tags } from '#contract/tags.ts'
import { setCommentsOpen, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { rejectComment } from '#domain/moderation/commands.ts'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aComment,
  aGuest,
  aNewsroom,
  anApprovedComment,
  aPublishedArticle,
  by,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { commentLimits } from './comment.ts'
import { getThread, getThreadFrom } from './queries.ts'
import { readerDevice } from './reader-device.ts'
import { usefulEvery, usefulLimits } from './useful.ts'
import { findUseful } from './useful-commands.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
beforeEach(async () => {
  await ownerSql()`truncate rate_limits`
})

const aDevice = () => ({ number: readerDevice(null).number, isNew: false })
const aClicker = (device = aDevice()) => ({ ...aGuest(), device })
const click = (commentId: string, isUseful = true, clicker = aClicker()) =>
  findUseful(clicker, { commentId, isUseful })
const planned = (articleId: string) =>
  ownerSql()`select extract(epoch from due_at - created_at)::int as seconds, hard from cache_invalidations
    where ${tags.useful(articleId)} = any(tags)`

describe('« utile »', () => {
  test('2,000 clicks of 500 devices at once are 500, and one page is made stale once', async () => {
    const article = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, article.id)
    const devices = Array.from({ length: 500 }, aDevice)
    const clicks = Array.from({ length: 2_000 }, (_, n) => aClicker(devices[n % 500]))
    await Promise.all(clicks.map((clicker) => click(id, true, clicker)))
    const [row] = await ownerSql()`select useful_count,
      (select count(*)::int from comment_reactions where comment_id = id) as devices from comments where id = ${id}`
    expect(row).toEqual({ useful_count: 500, devices: 500 })
    expect(await planned(article.id)).toEqual([{ seconds: usefulEvery, hard: false }])
    const thread = await getThread(article.id)
    expect(thread.conversations[0]).toMatchObject({ id, usefulCount: 500 })
  }, 60_000)

  test('the one who clicked is told the number at once; twice is once, and it can be taken back', async () => {
    const article = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, article.id)
    const clicker = aClicker()
    expect(await click(id)).toMatchObject({ count: 1, isMine: true })
    expect(await click(id, true, clicker)).toMatchObject({ count: 2, isMine: true })
    expect(await click(id, true, clicker)).toMatchObject({ count: 2, isMine: true })
    expect(await click(id, false, clicker)).toMatchObject({ count: 1, isMine: false })
    expect(await click(id, false, clicker)).toMatchObject({ count: 1, isMine: false })
    // Nor does a stranger take back what another has said.
    expect(await click(id, false)).toMatchObject({ count: 1 })
  })

  test('what is kept names no device and no network, and two comments cannot be joined', async () => {
    const article = await aPublishedArticle(newsroom)
    const [one, other] = [
      await anApprovedComment(newsroom, article.id),
      await anApprovedComment(newsroom, article.id),
    ]
    const clicker = aClicker()
    await click(one.id, true, clicker)
    await click(other.id, true, clicker)
    const rows = await ownerSql()<{ text: string; device_key: Uint8Array }[]>`
      select r::text as text, r.device_key from comment_reactions r where comment_id in (${one.id}, ${other.id})`
    expect(rows[0]!.device_key).not.toEqual(rows[1]!.device_key)
    const events = await ownerSql()<{ text: string }[]>`
      select payload::text as text from domain_events where name = 'comment.found_useful' and subject_id = ${one.id}`
    for (const { text } of [...rows, ...events]) {
      expect(text).not.toContain(clicker.device.number)
      expect(text).not.toContain(clicker.clientAddress)
    }
  })

  test('only what readers see, below what is open, can be found useful', async () => {
    const article = await aPublishedArticle(newsroom)
    const waiting = await aComment(article.id)
    const taken = await anApprovedComment(newsroom, article.id)
    const online = await anApprovedComment(newsroom, article.id)
    await rejectComment(by(newsroom.moderator), {
      commentId: taken.id,
      expectedStatus: 'approved',
      reason: 'other',
      note: '',
    })
    for (const id of [waiting.id, taken.id, uuidv7()])
      await expect(click(id)).rejects.toMatchObject({ code: 'comment.not_found' })
    await setCommentsOpen(by(newsroom.editor), { articleId: article.id, open: false })
    await expect(click(online.id)).rejects.toMatchObject({ code: 'comment.closed' })
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' }).catch(() => {})
    await expect(click(online.id)).rejects.toMatchObject({ code: 'comment.not_found' })
  })

  test('limits hold a device, and a network that brings ever new ones; others go on', async () => {
    const article = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, article.id)
    const device = aDevice()
    for (let n = 0; n < usefulLimits.device.points; n++) await click(id, n % 2 === 0, aClicker(device))
    await expect(click(id, true, aClicker(device))).rejects.toMatchObject({
      code: 'comment.useful_limited',
      values: { seconds: expect.any(Number) },
    })
    const guest = aGuest()
    const fresh = () => ({ ...guest, device: { ...aDevice(), isNew: true } })
    for (let n = 0; n < usefulLimits.newDevices.points; n++) await click(id, true, fresh())
    await expect(click(id, true, fresh())).rejects.toMatchObject({ code: 'comment.useful_limited' })
    await expect(click(id)).resolves.toMatchObject({ isMine: true })
  })
})

describe('the most useful first', () => {
  const fill = async (articleId: string, count: number) =>
    ownerSql()<{ id: string }[]>`
      insert into comments (id, article_id, name, body, status, request_id, content_key, published_at, useful_count)
      select gen_random_uuid(), ${articleId}, 'Voix ' || n, 'Mots', 'approved', gen_random_uuid(),
        uuid_send(gen_random_uuid()), now() - interval '1 hour', n
      from generate_series(1, ${count}::int) as n returning id`

  test('is an order of pages that lead on and back, each comment once', async () => {
    const article = await aPublishedArticle(newsroom)
    const size = commentLimits.pageRoots
    const made = (await fill(article.id, size + 20)).map(({ id }) => id).reverse()
    const first = await getThread(article.id, 'useful')
    const second = await getThreadFrom(article.id, first.next!, 'useful')
    const ids = [first, second!].flatMap(({ conversations }) => conversations.map(({ id }) => id))
    expect(ids).toEqual(made)
    expect([first.previous, second!.previous, second!.next]).toEqual([null, 'start', null])
  })

  test('twice the voices weigh as much as a day; answers stay in their order', async () => {
    const article = await aPublishedArticle(newsroom)
    const [old, young] = [
      await anApprovedComment(newsroom, article.id),
      await anApprovedComment(newsroom, article.id),
    ]
    const set = (id: string, count: number, hours: number) =>
      ownerSql()`update comments set useful_count = ${count},
        published_at = timestamptz '2026-01-10 00:00+00' - ${hours} * interval '1 hour' where id = ${id}`
    const order = async () => (await getThread(article.id, 'useful')).conversations.map(({ id }) => id)
    await set(young.id, 3, 0)
    await set(old.id, 7, 25)
    expect(await order()).toEqual([young.id, old.id])
    await set(old.id, 7, 23)
    expect(await order()).toEqual([old.id, young.id])
    const late = await anApprovedComment(newsroom, article.id, { parentId: young.id })
    const later = await anApprovedComment(newsroom, article.id, { parentId: young.id })
    await click(later.id)
    const [, answered] = (await getThread(article.id, 'useful')).conversations
    expect(answered!.replies.map(({ id }) => id)).toEqual([late.id, later.id])
  })
})
