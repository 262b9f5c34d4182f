import { beforeAll, describe, expect, test } from 'vitest'
import { rejectComment, undoDecision } from '#domain/moderation/commands.ts'
import {
  aComment,
  aNewsroom,
  anApprovedComment,
  aPublishedArticle,
  by,
  type Newsroom,
  ownerSql,
  type PublishedArticle,
} from '#testing/database.ts'
import { commentLimits } from './comment.ts'
import { getAnswered, getThread, getThreadFrom } from './queries.ts'
import type { ThreadView } from './view.ts'

const { pageRoots, firstReplies, conversationReplies } = commentLimits
let newsroom: Newsroom
let article: PublishedArticle
/** Ids of the thread's roots, oldest first: two pages and a half. */
let roots: string[]

/** So many approved comments below an article, a second apart; two of each pair at the same moment. */
async function fill(articleId: string, count: number, rootId: string | null = null): Promise<string[]> {
  const rows = await ownerSql()<{ id: string }[]>`
    insert into comments (id, article_id, parent_id, root_id, depth, name, body, status, request_id, content_key, published_at)
    select gen_random_uuid(), ${articleId}, ${rootId}, ${rootId}, ${rootId ? 1 : 0}, 'Voix ' || n, 'Mots ' || n, 'approved',
      gen_random_uuid(), uuid_send(gen_random_uuid()), now() - interval '1 day' + (n / 2) * interval '1 second'
    from generate_series(1, ${count}::int) as n returning id, published_at`
  const sorted = await ownerSql()<{ id: string }[]>`
    select id from comments where id = any(${rows.map(({ id }) => id)}) order by published_at, id`
  return sorted.map(({ id }) => id)
}
const ids = (thread: ThreadView | null) => thread?.conversations.map(({ id }) => id)
const reject = (commentId: string) =>
  rejectComment(by(newsroom.moderator), { commentId, expectedStatus: 'approved', reason: 'other', note: '' })

beforeAll(async () => {
  newsroom = await aNewsroom()
  article = await aPublishedArticle(newsroom)
  roots = await fill(article.id, 2 * pageRoots + 20)
})

describe('the pages of a thread', () => {
  test('lead from one to the next and back, each comment once', async () => {
    const first = await getThread(article.id)
    expect(ids(first)).toEqual(roots.slice(0, pageRoots))
    expect([first.previous, first.next, first.hasEnd]).toEqual([null, roots[pageRoots], false])
    const second = await getThreadFrom(article.id, first.next!, 'oldest')
    expect(ids(second)).toEqual(roots.slice(pageRoots, 2 * pageRoots))
    expect([second!.previous, second!.hasEnd]).toEqual(['start', false])
    const third = await getThreadFrom(article.id, second!.next!, 'oldest')
    expect(ids(third)).toEqual(roots.slice(2 * pageRoots))
    expect([third!.previous, third!.next, third!.hasEnd]).toEqual([roots[pageRoots], null, true])
  })

  test('newest first, they are the same backwards', async () => {
    const backwards = roots.toReversed()
    const first = await getThread(article.id, 'newest')
    expect(ids(first)).toEqual(backwards.slice(0, pageRoots))
    expect([first.previous, first.hasEnd]).toEqual([null, true])
    const second = await getThreadFrom(article.id, first.next!, 'newest')
    expect(ids(second)).toEqual(backwards.slice(pageRoots, 2 * pageRoots))
    expect([second!.previous, second!.hasEnd]).toEqual(['start', false])
    const third = await getThreadFrom(article.id, second!.next!, 'newest')
    expect([third!.previous, third!.next]).toEqual([backwards[pageRoots], null])
  })

  test('any comment begins a page', async () => {
    expect(ids(await getThreadFrom(article.id, roots[7]!, 'oldest'))).toEqual(roots.slice(7, 7 + pageRoots))
  })

  test('begin and end where they did when one is taken away, which is never said again', async () => {
    const own = await aPublishedArticle(newsroom)
    const list = await fill(own.id, pageRoots + 2)
    await reject(list[3]!)
    const first = await getThread(own.id)
    expect(ids(first)).toEqual(list.slice(0, pageRoots).filter((id) => id !== list[3]))
    expect([first.next, first.rootIds]).toEqual([list[pageRoots], list.slice(0, pageRoots)])
    expect(JSON.stringify(first.conversations)).not.toContain(list[3])
    await reject(list[pageRoots]!)
    const from = await getThreadFrom(own.id, list[pageRoots]!, 'oldest')
    // Where somebody asks for it by its address, its place says that it is gone, and nothing more.
    expect([ids(from), from!.rootIds]).toEqual([list.slice(pageRoots), list.slice(pageRoots)])
    expect(from!.conversations[0]).toMatchObject({ isOnline: false, name: '', body: '' })
    await undoDecision(by(newsroom.moderator), { commentId: list[pageRoots]! })
    expect(ids(await getThreadFrom(own.id, list[pageRoots]!, 'oldest'))).toEqual(list.slice(pageRoots))
  })
})

describe('a conversation', () => {
  let thread: PublishedArticle
  let root: string
  let replies: string[]
  beforeAll(async () => {
    thread = await aPublishedArticle(newsroom)
    root = (await anApprovedComment(newsroom, thread.id)).id
    replies = await fill(thread.id, 2 * conversationReplies + 5, root)
  })
  const shown = (view: ThreadView | null) => view!.conversations[0]!.replies.map(({ id }) => id)

  test('shows its first replies among others, and where it goes on', async () => {
    const [conversation] = (await getThread(thread.id)).conversations
    expect(conversation!.replies.map(({ id }) => id)).toEqual(replies.slice(0, firstReplies))
    expect(conversation).toMatchObject({ replyCount: replies.length, nextReply: replies[firstReplies] })
  })

  test('is opened wider where it is asked for', async () => {
    const view = await getThreadFrom(thread.id, root, 'oldest')
    expect(shown(view)).toEqual(replies.slice(0, conversationReplies))
    expect(view).toMatchObject({ isConversation: false, hasEnd: true })
  })

  test('stands alone around a reply: from its beginning where that is near, else from the reply on', async () => {
    const near = await getThreadFrom(thread.id, replies[firstReplies]!, 'oldest')
    expect(shown(near)).toEqual(replies.slice(0, conversationReplies))
    expect(near).toMatchObject({
      isConversation: true,
      previous: 'start',
      next: null,
      hasEnd: false,
      rootIds: [root],
    })
    expect(near!.conversations[0]).toMatchObject({
      hasEarlierReplies: false,
      nextReply: replies[conversationReplies],
    })
    const far = await getThreadFrom(thread.id, replies[conversationReplies]!, 'oldest')
    expect(shown(far)).toEqual(replies.slice(conversationReplies, 2 * conversationReplies))
    expect(far!.conversations[0]).toMatchObject({
      hasEarlierReplies: true,
      nextReply: replies[2 * conversationReplies],
    })
  })

  test('keeps the place of what it began with', async () => {
    const own = await aPublishedArticle(newsroom)
    const first = await anApprovedComment(newsroom, own.id)
    const answer = await anApprovedComment(newsroom, own.id, { parentId: first.id })
    await reject(first.id)
    const view = await getThread(own.id)
    expect(view.conversations).toMatchObject([{ id: first.id, isOnline: false, name: '', body: '' }])
    expect(shown(view)).toEqual([answer.id])
    expect(await getThreadFrom(own.id, answer.id, 'oldest')).toMatchObject({ rootIds: [first.id] })
  })
})

describe('no page begins with', () => {
  test('what waits, what belongs to another article, what is unknown', async () => {
    const other = await aPublishedArticle(newsroom)
    const waiting = await aComment(other.id)
    const approved = await anApprovedComment(newsroom, other.id)
    const reply = await anApprovedComment(newsroom, other.id, { parentId: approved.id })
    const hidden = await aComment(other.id, { parentId: approved.id })
    for (const order of ['oldest', 'newest'] as const) {
      expect(await getThreadFrom(other.id, waiting.id, order)).toBeNull()
      expect(await getThreadFrom(other.id, hidden.id, order)).toBeNull()
      expect(await getThreadFrom(article.id, approved.id, order)).toBeNull()
      expect(await getThreadFrom(article.id, reply.id, order)).toBeNull()
      expect(await getThreadFrom(other.id, article.id, order)).toBeNull()
    }
    expect(await getAnswered(other.id, waiting.id)).toBeNull()
    expect(await getAnswered(article.id, approved.id)).toBeNull()
    expect(await getAnswered(other.id, reply.id)).toMatchObject({ id: reply.id })
  })
})

describe('a thread of ten thousand', () => {
  /** Rows that the database looked at, at most, in one step. */
  const mostRows = (plan: unknown) =>
    Math.max(
      ...[...JSON.stringify(plan).matchAll(/"(?:Actual Rows|Rows Removed by Filter)":\s*(\d+)/g)].map(
        ([, n]) => Number(n),
      ),
    )

  test('costs what one of fifty does, wherever one is in it', async () => {
    const sql = ownerSql()
    const long = await aPublishedArticle(newsroom)
    const list = await fill(long.id, 10_000)
    await sql`analyze comments`
    for (const from of [list[0]!, list[5_000]!, list[9_900]!]) {
      const position = sql`(select published_at, id from public_comment_order where id = ${from})`
      const onwards = await sql`
        explain (analyze, format json) select * from public_thread_roots where id = any(array(
          select id from public_comment_order
          where article_id = ${long.id} and root_id is null and (published_at, id) >= ${position}
          order by published_at, id limit 51))`
      const back = await sql`
        explain (analyze, format json) select id from public_comment_order
        where article_id = ${long.id} and root_id is null and (published_at, id) < ${position}
        order by published_at desc, id desc limit 51`
      expect(mostRows([onwards, back])).toBeLessThanOrEqual(51)
    }
  })

  test('of replies to one comment too', async () => {
    const sql = ownerSql()
    const long = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, long.id)
    await fill(long.id, 10_000, id)
    await sql`analyze comments`
    const plan = await sql`
      explain (analyze, format json) select * from public_comments where id = any(array(
        select id from public_comment_order where root_id = ${id} and is_online order by published_at, id limit 51))`
    expect(mostRows(plan)).toBeLessThanOrEqual(51)
  })
})
