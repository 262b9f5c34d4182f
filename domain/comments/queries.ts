import { and, eq, isNull, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicCommentOrder, publicComments, publicThreadRoots } from '#db/schema/public.ts'
import { listPicks, readPinned } from './chosen-queries.ts'
import { commentLimits } from './comment.ts'
import { nest } from './thread.ts'
import type { Badge, ConversationView, ThreadOrder, ThreadView } from './view.ts'

type Root = typeof publicThreadRoots.$inferSelect
type Reply = {
  id: string
  rootId: string
  parentId: string
  name: string
  badge: Badge | null
  isPicked: boolean
  usefulCount: number
  body: string
}
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
): Promise<{ id: string; name: string; body: string } | null> {
  const [comment] = await publicDb()
    .select({ id: publicComments.id, name: publicComments.name, body: publicComments.body })
    .from(publicComments)
    .where(and(eq(publicComments.id, commentId), eq(publicComments.articleId, articleId)))
  return comment ?? null
}

async function readThread(articleId: string, { order, from }: Range): Promise<ThreadView> {
  const size = commentLimits.pageRoots
  const [rows, before, pinned, picks] = await Promise.all([
    readRoots(articleId, order, from, size + 1),
    from === undefined ? [] : readRootsBefore(articleId, order, from, size + 1),
    from === undefined ? readPinned(articleId) : null,
    from === undefined ? listPicks(articleId) : [],
  ])
  const roots = rows.slice(0, size)
  const shown = pinned && !roots.some(({ id }) => id === pinned.id) ? [pinned, ...roots] : roots
  const replies = await readReplies(shown, from)
  const converse = (root: Root) => toConversation(root, replies.get(root.id) ?? [], limitOf(root.id, from))
  return {
    order,
    conversations: roots
      // What is asked for by its address has a place there, even where nothing is left of it.
      .filter((root) => root.isOnline || root.replyCount > 0 || root.id === from)
      .filter(({ id }) => id !== pinned?.id)
      .map(converse),
    pinned: pinned && converse(pinned),
    picks,
    rootIds: shown.map(({ id }) => id),
    // Newest first, it comes before the first page; oldest first, behind the last; by use, wherever its age puts it.
    hasEnd: order === 'oldest' ? rows.length <= size : from === undefined,
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
/** What decides about a place: its hour, or how useful it was found, which moves it. */
const keyOf = (order: ThreadOrder) => (order === 'useful' ? place.usefulRank : place.publishedAt)
const position = (order: ThreadOrder) => sql`(${keyOf(order)}, ${place.id})`
/** Compared by the database: a moment has microseconds there. */
const positionOf = (order: ThreadOrder, id: string) =>
  sql`(select ${keyOf(order)}, ${place.id} from ${place} where ${place.id} = ${id})`
const oldestFirst = sql`${place.publishedAt} asc, ${place.id} asc`
const lastFirst = (order: ThreadOrder) => sql`${keyOf(order)} desc, ${place.id} desc`
/** Roots below an article, online or not. */
const isRootOf = (articleId: string) => and(eq(place.articleId, articleId), isNull(place.rootId))

/** Places come from an index; then the words of these few are read. A list of ids reaches into a view, a join does not. */
async function readRoots(articleId: string, order: ThreadOrder, from: string | undefined, limit: number) {
  const isAscending = order === 'oldest'
  const range = from && sql`${position(order)} ${isAscending ? sql`>=` : sql`<=`} ${positionOf(order, from)}`
  const shownKey = order === 'useful' ? roots.usefulRank : roots.publishedAt
  const places = publicDb()
    .select({ id: place.id })
    .from(place)
    .where(and(isRootOf(articleId), range || undefined))
    .orderBy(isAscending ? oldestFirst : lastFirst(order))
    .limit(limit)
  return publicDb()
    .select()
    .from(roots)
    .where(sql`${roots.id} = any(array(${places}))`)
    .orderBy(
      isAscending ? sql`${roots.publishedAt} asc, ${roots.id} asc` : sql`${shownKey} desc, ${roots.id} desc`,
    )
}

/** Backwards from where a page begins. */
function readRootsBefore(articleId: string, order: ThreadOrder, from: string, limit: number) {
  const isAscending = order === 'oldest'
  return publicDb()
    .select({ id: place.id })
    .from(place)
    .where(
      and(
        isRootOf(articleId),
        sql`${position(order)} ${isAscending ? sql`<` : sql`>`} ${positionOf(order, from)}`,
      ),
    )
    .orderBy(isAscending ? lastFirst(order) : sql`${keyOf(order)} asc, ${place.id} asc`)
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
    select r.id, r.root_id as "rootId", r.parent_id as "parentId", r.name, r.badge, r.picked_at is not null as "isPicked",
      r.useful_count as "usefulCount", r.body, r.published_at as "publishedAt"
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
    pinned: null,
    picks: [],
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
      and(
        eq(place.rootId, rootId),
        eq(place.isOnline, true),
        sql`${position('oldest')} >= ${positionOf('oldest', replyId)}`,
      ),
    )
    .orderBy(oldestFirst)
    .limit(limit)
  const rows = await publicDb()
    .select()
    .from(c)
    .where(sql`${c.id} = any(array(${places}))`)
    .orderBy(sql`${c.publishedAt} asc, ${c.id} asc`)
  return rows.map((row) => ({
    ...row,
    rootId,
    parentId: row.parentId ?? rootId,
    isPicked: row.pickedAt !== null,
  }))
}

function toConversation(root: Root, replies: readonly TimedReply[], limit: number): ConversationView {
  const { id, publishedAt, isOnline, badge, usefulCount, isAnswered, replyCount } = root
  return {
    id,
    name: root.name ?? '',
    badge,
    isPinned: root.pinnedAt !== null,
    isPicked: root.pickedAt !== null,
    usefulCount,
    isAnswered,
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
