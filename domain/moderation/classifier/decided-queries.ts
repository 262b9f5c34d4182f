import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { commentDecisions, comments } from '#db/schema/comments.ts'
import type { CommentStatus } from '#domain/comments/comment.ts'
import type { RejectionReason } from '../moderation.ts'
import type { Decided } from './material.ts'

/** A place among all decisions, in their order. The hour as the database writes it: it counts microseconds, and Date does not. */
export type Place = { at: string; id: string }

type Reader = Pick<Database | Tx, 'execute'>

/** The decision `d` stands: a person made it, nobody has taken it back, and no newer one stands. */
const stands = sql`d.actor_id is not null and d.undoes is null
  and not exists (select 1 from ${commentDecisions} u where u.comment_id = d.comment_id and u.undoes = d.id)
  and not exists (select 1 from ${commentDecisions} l where l.comment_id = d.comment_id and l.undoes is null
    and (l.decided_at, l.id) > (d.decided_at, d.id)
    and not exists (select 1 from ${commentDecisions} v where v.comment_id = l.comment_id and v.undoes = l.id))`

/** What the newsroom itself writes is no example of what comes in. */
const chosen = (which: SQL, limit: number) => sql`
  select d.id, d.decided_at::text as at, extract(epoch from d.decided_at) * 1000 as decided, d.to_status as "to", d.reason,
    c.body, c.parent_id is not null as "isReply", c.seconds_to_submit as seconds,
    extract(epoch from c.created_at) * 1000 as posted, extract(epoch from a.published_at) * 1000 as published
  from ${commentDecisions} d
  join ${comments} c on c.id = d.comment_id
  join ${articles} a on a.id = c.article_id
  where c.staff_id is null and ${stands} and ${which}
  order by d.decided_at desc, d.id desc
  limit ${limit}`

type Row = {
  id: string
  at: string
  decided: string
  to: CommentStatus
  reason: RejectionReason | null
  body: string
  isReply: boolean
  seconds: number | null
  posted: string
  published: string | null
}

/** Decisions that stand, the newest first, from behind `before` on. */
export async function decidedBefore(
  db: Reader,
  before: Place | null,
  limit: number,
): Promise<(Decided & { place: Place })[]> {
  const which = before
    ? sql`(d.decided_at, d.id) < (${before.at}::timestamptz, ${before.id}::uuid)`
    : sql`true`
  return read(await db.execute<Row>(chosen(which, limit)))
}

/**
 * What stands now of the comments that were decided after `since`, the oldest first; and the newest decision looked at. A
 * decision whose transaction is still under way may bear an earlier hour: the last seconds are left for the next time.
 */
export async function decidedSince(
  db: Reader,
  since: Place,
  limit: number,
): Promise<{ decided: Decided[]; last: Place | null; isFull: boolean }> {
  const newer = await db.execute<{ commentId: string } & Place>(sql`
    select comment_id as "commentId", id, decided_at::text as at from ${commentDecisions}
    where (decided_at, id) > (${since.at}::timestamptz, ${since.id}::uuid) and actor_id is not null
      and decided_at < now() - interval '2 seconds'
    order by decided_at, id limit ${limit}`)
  const last = newer.at(-1)
  if (!last) return { decided: [], last: null, isFull: false }
  const ids = [...new Set(newer.map(({ commentId }) => commentId))]
  const of = sql`d.comment_id in (${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`
  const decided = read(await db.execute<Row>(chosen(of, limit))).reverse()
  return { decided, last: { at: last.at, id: last.id }, isFull: newer.length === limit }
}

function read(rows: Iterable<Row>): (Decided & { place: Place })[] {
  return [...rows].map((row) => ({
    place: { at: row.at, id: row.id },
    facts: {
      body: row.body,
      isReply: row.isReply,
      secondsToSubmit: row.seconds,
      postedAt: new Date(Number(row.posted)),
      articlePublishedAt: row.published === null ? null : new Date(Number(row.published)),
    },
    to: row.to,
    reason: row.reason,
    decidedAt: new Date(Number(row.decided)),
  }))
}
