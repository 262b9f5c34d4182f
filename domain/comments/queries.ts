import { and, eq, isNull, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicCommentOrder, publicComments, publicThreadRoots } from '#db/schema/public.ts'
import { commentLimits } from './comment.ts'
import { nest } from './thread.ts'
import type { ConversationView, ThreadOrder, ThreadView } from './view.ts'

type Root = typeof publicThreadRoots.$inferSelect
type Reply = { id: string; rootId: string; parentId: string; name: string; isStaff: boolean; body: string }
type Range = { order: ThreadOrder; from?: string }

/** Where a thread begins. Only what is public of a visible article is in the views that this reads. */
export async function getThread(articleId: string, order: ThreadOrder = 'oldest'): Promise<ThreadView> {
  return readThread(articleId, { order })
}

/**
 * A page of a thread that begins with this comment. One that answers another is shown in its conversation alone, with
 * what came before it or, in a long one, from it on. Null: no comment of this article, or one that was never public.
 */
export async function getThreadFrom(
  articleId: string,
  commentId: string,
  order: ThreadOrder,
): Promise<ThreadView | null> {
  const [root] = await publicDb()
    .select({ id: publicThreadRoots.id })
    .from(publicThreadRoots)
    .where(and(eq(publicThreadRoots.id, commentId), eq(publicThreadRoots.articleId, articleId)))
  if (root) return readThread(articleId, { order, from: commentId })
  return order === 'oldest' ? readConversation(articleId, commentId) : null
}

/** Who is answered: a comment that stands online below this article. */
export async function getAnswered(
  articleId: string,
  commentId: string,
): Promise<{ id: string; name: string } | null> {
  const [comment] = await publicDb()
    .select({ id: publicComments.id, name: publicComments.name })
    .from(publicComments)
    .where(and(eq(publicComments.id, commentId), eq(publicComments.articleId, articleId)))
  return comment ?? null
}

async function readThread(articleId: string, { order, from }: Range): Promise<ThreadView> {
  const size = commentLimits.pageRoots
  const [rows, before] = await Promise.all([
    readRoots(articleId, order, from, size + 1),
    from === undefined ? [] : readRootsBefore(articleId, order, from, size + 1),
  ])
  const roots = rows.slice(0, size)
  const replies = await readReplies(roots, from)
  return {
    order,
    conversations: roots
      .filter((root) => root.isOnline || root.replyCount > 0)
      .map((root) => toConversation(root, replies.get(root.id) ?? [], limitOf(root.id, from))),
    rootIds: roots.map(({ id }) => id),
    // Newest first, it comes before the first page; oldest first, behind the last.
    hasEnd: order === 'newest' ? from === undefined : rows.length <= size,
    isConversation: false,
    next: rows[size]?.id ?? null,
    previous: before.length > size ? before[size - 1]!.id : from === undefined ? null : 'start',
  }
}

/** A conversation that was asked for is opened wider than its neighbours. */
const limitOf = (id: string, from: string | undefined) =>
  id === from ? commentLimits.conversationReplies : commentLimits.firstReplies

const roots = publicThreadRoots
const place = publicCommentOrder
const position = sql`(${place.publishedAt}, ${place.id})`
/** Compared by the database: a moment has microseconds there. */
const positionOf = (id: string) =>
  sql`(select ${place.publishedAt}, ${place.id} from ${place} where ${place.id} = ${id})`
const oldestFirst = sql`${place.publishedAt} asc, ${place.id} asc`
const newestFirst = sql`${place.publishedAt} desc, ${place.id} desc`
/** Roots below an article, online or not. */
const isRootOf = (articleId: string) => and(eq(place.articleId, articleId), isNull(place.rootId))

/** Places come from an index; then the words of these few are read. A list of ids reaches into a view, a join does not. */
async function readRoots(articleId: string, order: ThreadOrder, from: string | undefined, limit: number) {
  const isAscending = order === 'oldest'
  const range = from && sql`${position} ${isAscending ? sql`>=` : sql`<=`} ${positionOf(from)}`
  const places = publicDb()
    .select({ id: place.id })
    .from(place)
    .where(and(isRootOf(articleId), range || undefined))
    .orderBy(isAscending ? oldestFirst : newestFirst)
    .limit(limit)
  return publicDb()
    .select()
    .from(roots)
    .where(sql`${roots.id} = any(array(${places}))`)
    .orderBy(
      isAscending
        ? sql`${roots.publishedAt} asc, ${roots.id} asc`
        : sql`${roots.publishedAt} desc, ${roots.id} desc`,
    )
}

/** Backwards from where a page begins. */
function readRootsBefore(articleId: string, order: ThreadOrder, from: string, limit: number) {
  const isAscending = order === 'oldest'
  return publicDb()
    .select({ id: place.id })
    .from(place)
    .where(and(isRootOf(articleId), sql`${position} ${isAscending ? sql`<` : sql`>`} ${positionOf(from)}`))
    .orderBy(isAscending ? newestFirst : oldestFirst)
    .limit(limit)
}

type TimedReply = Reply & { publishedAt: Date }

/** The first replies of each, one more than is shown: the next page begins with it. */
async function readReplies(
  of: readonly Root[],
  from: string | undefined,
): Promise<Map<string, TimedReply[]>> {
  const answered = of.filter(({ replyCount }) => replyCount > 0)
  const byRoot = new Map<string, TimedReply[]>()
  if (answered.length === 0) return byRoot
  const asked = sql.join(
    answered.map(({ id }) => sql`(${id}::uuid, ${limitOf(id, from) + 1}::int)`),
    sql`, `,
  )
  const rows = await publicDb().execute<TimedReply & { publishedAt: string }>(sql`
    select r.id, r.root_id as "rootId", r.parent_id as "parentId", r.name, r.is_staff as "isStaff", r.body,
      r.published_at as "publishedAt"
    from public_comments r where r.id = any(array(
      select near.id from (values ${asked}) as root (id, most)
      cross join lateral (
        select o.id from public_comment_order o where o.root_id = root.id and o.is_online
        order by o.published_at, o.id limit root.most) as near))
    order by r.published_at, r.id`)
  for (const row of rows) {
    const list = byRoot.get(row.rootId)
    const reply = { ...row, publishedAt: new Date(row.publishedAt) }
    if (list) list.push(reply)
    else byRoot.set(row.rootId, [reply])
  }
  return byRoot
}

/** The conversation in which a reply stands. */
async function readConversation(articleId: string, replyId: string): Promise<ThreadView | null> {
  const [reply] = await publicDb()
    .select({ rootId: publicComments.rootId })
    .from(publicComments)
    .where(and(eq(publicComments.id, replyId), eq(publicComments.articleId, articleId)))
  if (!reply?.rootId) return null
  const [root] = await publicDb().select().from(roots).where(eq(roots.id, reply.rootId))
  if (!root) return null
  const size = commentLimits.conversationReplies
  const first = (await readReplies([root], root.id)).get(root.id) ?? []
  const isNear = first.slice(0, size).some(({ id }) => id === replyId)
  const replies = isNear ? first : await readRepliesFrom(root.id, replyId, size + 1)
  const conversation = { ...toConversation(root, replies, size), hasEarlierReplies: !isNear }
  return {
    order: 'oldest',
    conversations: [conversation],
    rootIds: [root.id],
    hasEnd: false,
    isConversation: true,
    next: null,
    previous: 'start',
  }
}

async function readRepliesFrom(rootId: string, replyId: string, limit: number): Promise<TimedReply[]> {
  const c = publicComments
  const places = publicDb()
    .select({ id: place.id })
    .from(place)
    .where(
      and(eq(place.rootId, rootId), eq(place.isOnline, true), sql`${position} >= ${positionOf(replyId)}`),
    )
    .orderBy(oldestFirst)
    .limit(limit)
  const rows = await publicDb()
    .select()
    .from(c)
    .where(sql`${c.id} = any(array(${places}))`)
    .orderBy(sql`${c.publishedAt} asc, ${c.id} asc`)
  return rows.map((row) => ({ ...row, rootId, parentId: row.parentId ?? rootId }))
}

function toConversation(root: Root, replies: readonly TimedReply[], limit: number): ConversationView {
  const { id, publishedAt, isOnline, isStaff, replyCount } = root
  return {
    id,
    name: root.name ?? '',
    isStaff,
    publishedAt,
    body: root.body ?? '',
    replyTo: null,
    isOnline,
    replies: nest(root, replies.slice(0, limit)),
    replyCount,
    nextReply: replies[limit]?.id ?? null,
    hasEarlierReplies: false,
  }
}
