import type postgres from 'postgres'
import { contactRetentionDays } from '#domain/comments/comment.ts'
import { spamThreshold } from '#domain/moderation/policy.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { type Chance, chanceOf } from '#seed/pictures/chance.ts'
import { signatureOf } from '../names.ts'
import { makeReaders } from '../readers.ts'
import type { InventedComment } from './make-decided.ts'

export type Place = { id: string; publishedAt: Date }
type Decision = {
  id: string
  actor: string | null
  from: string | null
  to: string
  reason: string | null
  undoes: string | null
  at: Date
}
export type DecidedRow = {
  id: string
  articleId: string
  parentId: string | null
  at: Date
  status: string
  comment: InventedComment
  decisions: Decision[]
}

const minute = 60_000

/** Gives each comment its article, its hour and the decisions that were taken about it. */
export function placeComments(
  comments: readonly InventedComment[],
  places: readonly Place[],
  moderators: readonly string[],
  { from, until, seed }: { from: Date; until: Date; seed: string },
): DecidedRow[] {
  const chance = chanceOf(`places ${seed}`)
  const roots = new Map<string, string[]>()
  return comments.map((comment) => {
    const at = new Date(from.getTime() + comment.moment * (until.getTime() - from.getTime()))
    const open = places.filter(({ publishedAt }) => publishedAt < at)
    // Most is said below what is new.
    const place = open[open.length - 1 - Math.floor(open.length * chance.between(0, 1) ** 2.5)] ?? places[0]!
    const online = roots.get(place.id) ?? []
    const parentId = comment.isReply && online.length > 0 ? online[chance.int(0, online.length - 1)]! : null
    const id = uuidv7(at.getTime())
    if (parentId === null && comment.verdict.to === 'approved') roots.set(place.id, [...online, id])
    const decisions = decisionsOf(comment, at, until, moderators, chance)
    return { id, articleId: place.id, parentId, at, status: comment.verdict.to, comment, decisions }
  })
}

function decisionsOf(
  { verdict, first, byPolicy }: InventedComment,
  at: Date,
  until: Date,
  moderators: readonly string[],
  chance: Chance,
): Decision[] {
  if (byPolicy) return [{ id: uuidv7(at.getTime()), actor: null, from: null, ...verdict, undoes: null, at }]
  const actor = moderators[chance.int(0, moderators.length - 1)]!
  // People decide within the hour, at night not before the morning; nothing is decided in the future.
  let hour = Math.min(until.getTime(), at.getTime() + chance.int(2, 180) * minute)
  const decisions: Decision[] = []
  const decide = (to: string, reason: string | null, from: string, undoes: string | null): string => {
    const id = uuidv7(hour)
    decisions.push({ id, actor, from, to, reason, undoes, at: new Date(hour) })
    hour += 20_000
    return id
  }
  if (first) decide('pending', null, first.to, decide(first.to, first.reason, 'pending', null))
  decide(verdict.to, verdict.reason, 'pending', null)
  return decisions
}

/** With everything that a comment has which was posted and judged one by one. */
export async function insertDecided(
  sql: postgres.TransactionSql,
  rows: readonly DecidedRow[],
  seed: string,
): Promise<void> {
  const chance = chanceOf(`names ${seed}`)
  const readers = makeReaders(400, `decided ${seed}`)
  const written = rows.map(({ comment, decisions, ...row }) => {
    const reader = readers[chance.int(0, readers.length - 1)]!
    return {
      ...row,
      name: comment.truth === 'spam' ? signatureOf(chance) : reader.name,
      body: comment.body,
      seconds: comment.secondsToSubmit,
      published_at: row.status === 'approved' ? decisions.at(-1)!.at : null,
      by_policy: comment.byPolicy,
      cipher: reader.cipher.toString('hex'),
      email_index: reader.emailIndex.toString('hex'),
      network: reader.network.toString('hex'),
    }
  })
  await sql`create temp table decided on commit drop as
    select * from jsonb_to_recordset(${sql.json(written as never)}) as t(id uuid, "articleId" uuid, "parentId" uuid, at timestamptz,
      status comment_status, name text, body text, seconds float8, published_at timestamptz, by_policy boolean, cipher text,
      email_index text, network text)`
  await sql`
    insert into comments (id, article_id, parent_id, root_id, depth, name, body, status, request_id, content_key,
      seconds_to_submit, created_at, published_at)
    select id, "articleId", "parentId", "parentId", case when "parentId" is null then 0 else 1 end, name, body, status,
      gen_random_uuid(), sha256(uuid_send(id)), seconds, at, published_at
    from decided order by at`
  await sql`
    insert into comment_contacts (comment_id, email_cipher, email_index, network_hash, purge_after)
    select id, decode(cipher, 'hex'), decode(email_index, 'hex'), decode(network, 'hex'),
      at + make_interval(days => ${contactRetentionDays}::int) from decided`
  await sql`
    insert into comment_signals (comment_id, code, weight, evidence)
    select id, 'honeypot_filled', ${spamThreshold}::float8, '{}'::jsonb from decided where by_policy`
  await sql`
    insert into comment_decisions (id, comment_id, actor_id, from_status, to_status, reason, undoes, decided_at)
    select * from jsonb_to_recordset(${sql.json(
      rows.flatMap(({ id: comment, decisions }) => decisions.map((one) => ({ ...one, comment }))) as never,
    )}) as t(id uuid, comment uuid, actor uuid, "from" comment_status, "to" comment_status, reason text, undoes uuid, at timestamptz)`
  await sql`
    update articles a set comment_count = comment_count + d.n
    from (select "articleId" as id, count(*)::int as n from decided where status = 'approved' group by 1) d where d.id = a.id`
}
