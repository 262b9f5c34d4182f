import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createArticle } from '#domain/articles/commands.ts'
import { setCommentsOpen, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { approveComment } from '#domain/moderation/commands.ts'
import { purgeExpired } from '#domain/worker/retention.ts'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aComment,
  aDraft,
  aGuest,
  aNewsroom,
  anApprovedComment,
  aPost,
  aPublishedArticle,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
  type PublishedArticle,
} from '#testing/database.ts'
import { postComment } from './commands.ts'
import { bodyProblem, cleanText, contactRetentionDays } from './comment.ts'
import { decryptEmail } from './contact.ts'
import { issueFormToken } from './form-token.ts'
import { getThread } from './queries.ts'

let newsroom: Newsroom
let article: PublishedArticle
beforeAll(async () => {
  newsroom = await aNewsroom()
  article = await aPublishedArticle(newsroom)
})

const rowsOf = (requestId: string | null) =>
  ownerSql()`select * from comments where request_id = ${requestId}`
const signalsOf = async (id: string) =>
  (await ownerSql()<{ code: string }[]>`select code from comment_signals where comment_id = ${id}`).map(
    (row) => row.code,
  )

describe('an accepted comment', () => {
  test('waits for a moderator: readers do not see it', async () => {
    const { id } = await aComment(article.id)
    const [row] = await ownerSql()`select status, depth, published_at from comments where id = ${id}`
    expect(row).toEqual({ status: 'pending', depth: 0, published_at: null })
    expect(JSON.stringify(await getThread(article.id))).not.toContain(id)
  })

  test('has its contact and its signals in the same transaction', async () => {
    const post = aPost(article.id, { formToken: issueFormToken(article.id, Date.now() - 60_000) })
    const { id } = await postComment(aGuest(), post)
    const [contact] = await ownerSql()`select * from comment_contacts where comment_id = ${id}`
    expect(contact).toBeDefined()
    expect(await signalsOf(id)).toEqual([])
    const { id: tokenless } = await aComment(article.id)
    expect(await signalsOf(tokenless)).toEqual(['form_token_missing'])
  })

  test('keeps the e-mail unreadable, readable with the key only, and matchable', async () => {
    const email = 'secrete@exemple.test'
    const first = await aComment(article.id, { email })
    const second = await aComment(article.id, { email })
    const rows = await ownerSql()<{ email_cipher: Buffer; email_index: Buffer; all: string }[]>`
      select email_cipher, email_index, encode(email_cipher || email_index || network_hash, 'escape') as all
      from comment_contacts where comment_id in ${ownerSql()([first.id, second.id])}`
    for (const row of rows) {
      expect(row.all).not.toMatch(/secrete|exemple/)
      expect(decryptEmail(row.email_cipher)).toBe(email)
    }
    expect(rows[0]!.email_cipher.equals(rows[1]!.email_cipher)).toBe(false)
    expect(rows[0]!.email_index.equals(rows[1]!.email_index)).toBe(true)
    const damaged = Buffer.from(rows[0]!.email_cipher)
    damaged[damaged.length - 1]! ^= 1
    expect(() => decryptEmail(damaged)).toThrow()
  })

  test('keeps neither address nor e-mail anywhere else', async () => {
    const guest = { ...aGuest(), clientAddress: '203.0.113.77' }
    await postComment(guest, aPost(article.id, { email: 'nulle-part@exemple.test' }))
    const tables = await ownerSql()<{ name: string }[]>`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema in ('public', 'jobs')`
    for (const { name } of tables) {
      const [schema, table] = name.split('.') as [string, string]
      const found = await ownerSql()`
        select 1 from ${ownerSql()(schema)}.${ownerSql()(table)} as t where t::text ~ 'nulle-part|203\\.0\\.113'`
      expect([name, found.length]).toEqual([name, 0])
    }
  })
})

test('any text that a form lets through is stored, and shown, as it was cleaned', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )
  const asked = fc.asyncProperty(text, async (typed) => {
    const body = cleanText(typed)
    if (bodyProblem(body)) return
    const { id } = await aComment(article.id, { body })
    const [row] = await ownerSql()`select body from comments where id = ${id}`
    expect(row?.body).toBe(body)
    expect(cleanText(row?.body)).toBe(body)
  })
  await fc.assert(asked, { numRuns: 40 })
})

describe('sent twice', () => {
  test('is the same comment, and both are acknowledged', async () => {
    const post = aPost(article.id)
    const first = await postComment(aGuest(), post)
    const second = await postComment(aGuest(), post)
    expect(second).toEqual({ ...first, replayed: true })
    expect(await rowsOf(post.requestId)).toHaveLength(1)
  })

  test('by a double click is one row, and both are acknowledged', async () => {
    const post = aPost(article.id)
    const answers = await Promise.all([1, 2, 3, 4].map(() => postComment(aGuest(), post)))
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1)
    expect(await rowsOf(post.requestId)).toHaveLength(1)
  })

  test('without JavaScript, where no form has an id, too', async () => {
    const post = aPost(article.id, { requestId: null })
    const answers = await Promise.all([1, 2, 3].map(() => postComment(aGuest(), post)))
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
  })

  test('with other words under the same id is refused, and the first stays', async () => {
    const post = aPost(article.id)
    await postComment(aGuest(), post)
    const other = postComment(aGuest(), { ...post, body: 'D’autres mots.' })
    await expect(other).rejects.toMatchObject({ code: 'comment.request_reused' })
    expect((await rowsOf(post.requestId))[0]?.body).toBe(post.body)
  })

  test('the same words under another id are a duplicate, however they race', async () => {
    const post = aPost(article.id)
    await postComment(aGuest(), post)
    const again = postComment(aGuest(), { ...post, requestId: uuidv7() })
    await expect(again).rejects.toMatchObject({ code: 'comment.duplicate' })

    const words = aPost(article.id)
    const racing = await Promise.allSettled(
      [1, 2, 3].map(() => postComment(aGuest(), { ...words, requestId: uuidv7() })),
    )
    expect(racing.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of racing)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'comment.duplicate' })
  })

  test('the same words by somebody else, or under another article, are another comment', async () => {
    const other = await aPublishedArticle(newsroom)
    const body = 'Bravo pour cette enquête.'
    const ids = [
      await aComment(article.id, { body }),
      await aComment(article.id, { body }),
      await aComment(other.id, { body, email: 'meme@exemple.test' }),
      await aComment(article.id, { body, email: 'meme@exemple.test' }),
    ].map((posted) => posted.id)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('where a comment may stand', () => {
  test.each(['unknown', 'draft', 'scheduled', 'unpublished'])(
    'not under an article that is %s',
    async (state) => {
      const ids: Record<string, () => Promise<string>> = {
        unknown: async () => uuidv7(),
        draft: async () => (await aDraft(newsroom)).id,
        scheduled: async () => (await aPublishedArticle(newsroom, { at: inMinutes(60) })).id,
        unpublished: async () => {
          const { id } = await aPublishedArticle(newsroom)
          await unpublishArticle(by(newsroom.editor), { articleId: id, reason: 'Plainte.' })
          return id
        },
      }
      const post = aPost(await ids[state]!())
      await expect(postComment(aGuest(), post)).rejects.toMatchObject({ code: 'comment.article_not_found' })
      expect(await rowsOf(post.requestId)).toHaveLength(0)
    },
  )

  test('not under an article whose comments are closed, until they are opened again', async () => {
    const { id } = await aPublishedArticle(newsroom)
    await setCommentsOpen(by(newsroom.editor), { articleId: id, open: false })
    await expect(aComment(id)).rejects.toMatchObject({ code: 'comment.closed' })
    await setCommentsOpen(by(newsroom.editor), { articleId: id, open: true })
    await expect(aComment(id)).resolves.toMatchObject({ articleId: id })
  })

  test('not in answer to another article’s comment, nor to one that waits', async () => {
    const other = await aPublishedArticle(newsroom)
    const elsewhere = await anApprovedComment(newsroom, other.id)
    const waiting = await aComment(article.id)
    for (const parentId of [elsewhere.id, waiting.id, uuidv7()])
      await expect(aComment(article.id, { parentId })).rejects.toMatchObject({
        code: 'comment.parent_not_found',
      })
  })

  test('never deeper than the third level', async () => {
    const thread = await aPublishedArticle(newsroom)
    let parentId: string | null = null
    for (let level = 0; level < 5; level++)
      parentId = (await anApprovedComment(newsroom, thread.id, { parentId })).id
    const shown = await getThread(thread.id)
    const [root] = shown.conversations
    expect(root!.replyCount).toBe(4)
    expect(root!.replies[0]!.replies).toHaveLength(3)
    expect(root!.replies[0]!.replies.every((reply) => reply.replies.length === 0)).toBe(true)
  })
})

describe('a flood', () => {
  test('is stopped at the fifth post of a network in a minute, which counts too', async () => {
    const guest = aGuest()
    for (let n = 0; n < 4; n++) await postComment(guest, aPost(article.id))
    const fifth = aPost(article.id)
    await expect(postComment(guest, fifth)).rejects.toMatchObject({
      code: 'comment.rate_limited',
      values: { seconds: expect.any(Number) },
    })
    expect(await rowsOf(fifth.requestId)).toHaveLength(0)
    const neighbour = { ...guest, clientAddress: guest.clientAddress.replace(/\.7$/, '.8') }
    await expect(postComment(neighbour, aPost(article.id))).rejects.toMatchObject({
      code: 'comment.rate_limited',
    })
    await expect(postComment(aGuest(), aPost(article.id))).resolves.toBeDefined()
  })

  test('of forty at once never gets more than four through', async () => {
    const guest = aGuest()
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, () => postComment(guest, aPost(article.id))),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(4)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'comment.rate_limited' })
  })
})

describe('what looks like a script', () => {
  test('waits in the spam queue and is not dropped', async () => {
    const post = aPost(article.id, { honeypot: true })
    const { id } = await postComment(aGuest(), post)
    expect((await rowsOf(post.requestId))[0]).toMatchObject({ id, status: 'spam' })
    expect(await signalsOf(id)).toEqual(expect.arrayContaining(['honeypot_filled', 'form_token_missing']))
    const decisions =
      await ownerSql()`select actor_id, to_status from comment_decisions where comment_id = ${id}`
    expect([...decisions]).toEqual([{ actor_id: null, to_status: 'spam' }])
    await approveComment(by(newsroom.moderator), { commentId: id, expectedStatus: 'spam' })
    expect(JSON.stringify(await getThread(article.id))).toContain(id)
  })

  test('an honest history speaks for a comment, a bad one against it', async () => {
    const email = 'habituee@exemple.test'
    await anApprovedComment(newsroom, article.id, { email })
    const { id } = await aComment(article.id, { email })
    expect(await signalsOf(id)).toContain('known_author')
  })
})

describe('retention', () => {
  test('purges the contact when its year is over, and leaves the words', async () => {
    const before = await aComment(article.id)
    const kept = ownerSql()`
      select purge_after - created_at as left from comment_contacts join comments on id = comment_id where id = ${before.id}`
    expect((await kept)[0]!.left).toBe(`${contactRetentionDays} days`)
    await ownerSql()`update comment_contacts set purge_after = now() - interval '1 second' where comment_id = ${before.id}`
    const recent = await aComment(article.id)
    const purged = await purgeExpired()
    expect(purged.contacts).toBe(1)
    const left =
      await ownerSql()`select comment_id from comment_contacts where comment_id in ${ownerSql()([before.id, recent.id])}`
    expect([...left]).toEqual([{ comment_id: recent.id }])
    expect(await ownerSql()`select id from comments where id = ${before.id}`).toHaveLength(1)
  })
})

test('comments that wait for a locked article leave the desks their connections', async () => {
  const busy = await aPublishedArticle(newsroom)
  const released = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  const lock = ownerSql().begin(async (tx) => {
    await tx`select 1 from articles where id = ${busy.id} for update`
    locked.resolve()
    await released.promise
  })
  await locked.promise
  const posts = Array.from({ length: 40 }, () => aComment(busy.id).catch((error: unknown) => error))
  const waiting = async () =>
    (
      await ownerSql()`
        select distinct l.pid from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database()`
    ).length
  await expect.poll(waiting, { timeout: 10_000 }).toBe(4)
  const { id } = await createArticle(by(newsroom.editor))
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(await waiting()).toBe(4)
  released.resolve()
  await lock
  await Promise.all(posts)
})
