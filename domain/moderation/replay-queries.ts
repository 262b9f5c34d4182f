import { sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { can, type Viewer } from '#domain/access.ts'
import type { CommentStatus } from '#domain/comments/comment.ts'
import { type Outcome, type PolicyRules, statusOf } from './policy.ts'
import { rulesOf } from './policy-queries.ts'
import { relook, relookedCodes } from './relook.ts'
import { Comparison, type Report, type Verdict } from './replay.ts'
import { compileLists } from './signals/lists.ts'
import { readBody } from './signals/reading.ts'
import type { SignalCode } from './signals/signal.ts'

/** As far back as a campaign or a quarrel is remembered, and as a newsroom's own words stay the same. */
const replayedDays = 90
/** A statement that takes some tens of milliseconds: other questions pass between two of them. */
const batchSize = 2_000
/** As long as somebody looks at a button that turns. Milliseconds. */
const replayPatience = 8_000

type Row = {
  id: string
  name: string
  body: string
  at: Date
  strengths: Partial<Record<SignalCode, number>> | null
  mustBeRead: boolean
  byPerson: boolean
}

/**
 * What other rules would have made of the comments of these days that people have decided, the newest first: stored signals
 * under other weights, and the words once more where lists differ. It ends when its time is over, and says so.
 */
export async function replayPolicy(
  viewer: Viewer,
  after: PolicyRules,
  { now, patience = replayPatience }: { now: Date; patience?: number },
): Promise<Report | null> {
  if (!can(viewer, 'policy.change')) return null
  const before = await liveRules()
  const looks = listsDiffer(before, after)
    ? { before: compileLists(before), after: compileLists(after) }
    : null
  const comparison = new Comparison(before, after)
  const deadline = performance.now() + patience
  const from = new Date(now.getTime() - replayedDays * 86_400_000)
  let since: Date | null = null
  let isComplete = true
  // What was refused is little and tells most.
  for (const verdict of ['spam', 'rejected', 'approved'] as const) {
    let cursor: { at: string; id: string } | null = null
    for (let more = true; more; ) {
      if (performance.now() > deadline) {
        isComplete = false
        break
      }
      const rows: (Row & { cursor: string })[] = await decidedBefore(verdict, from, cursor, looks !== null)
      for (const row of rows) {
        if (!row.byPerson) continue
        const comment = {
          id: row.id,
          name: row.name,
          verdict,
          mustBeRead: row.mustBeRead,
          // Few are shown.
          get excerpt() {
            return excerptOf(row.body)
          },
        }
        const strengths = row.strengths ?? {}
        if (looks) {
          const seen = { name: row.name, body: row.body, reading: readBody(row.body) }
          const others = without(strengths)
          comparison.add(
            comment,
            { ...others, ...relook(seen, looks.before) },
            { ...others, ...relook(seen, looks.after) },
          )
        } else comparison.add(comment, strengths, strengths)
        if (!since || row.at < since) since = row.at
      }
      const last = rows.at(-1)
      cursor = last ? { at: last.cursor, id: last.id } : null
      more = rows.length === batchSize
    }
  }
  const { comments, changed } = comparison
  return { comments, changed, since: since?.toISOString() ?? null, isComplete, groups: comparison.groups() }
}

async function liveRules(): Promise<PolicyRules> {
  const [live] = await appDb().execute<{ number: number }>(
    sql`select number from moderation_policies where not is_trial order by number desc limit 1`,
  )
  return (await rulesOf(appDb(), live?.number ?? 0))!
}

const listsDiffer = (one: PolicyRules, other: PolicyRules): boolean =>
  (['words', 'deniedDomains', 'allowedDomains'] as const).some(
    (list) => one[list].join('\n') !== other[list].join('\n'),
  )

const without = (strengths: Partial<Record<SignalCode, number>>) => {
  const others = { ...strengths }
  for (const code of relookedCodes) delete others[code]
  return others
}

/** Of one status, by the index of the queue; and whether a person had the last word. */
async function decidedBefore(
  status: CommentStatus,
  from: Date,
  cursor: { at: string; id: string } | null,
  withBody: boolean,
): Promise<(Row & { cursor: string })[]> {
  const rows = await appDb().execute<Omit<Row, 'at'> & { cursor: string }>(sql`
    select c.id, c.name, ${withBody ? sql`c.body` : sql`left(c.body, 400)`} as body, c.created_at::text as cursor,
      s.strengths, coalesce(s.must_be_read, false) as "mustBeRead", coalesce(last.by_person, false) as "byPerson"
    from (
      select c.id, c.name, c.body, c.created_at from comments c
      where c.status = ${status}::comment_status and c.created_at >= ${from.toISOString()}::timestamptz
        ${cursor ? sql`and (c.created_at, c.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
      order by c.created_at desc, c.id desc limit ${batchSize}::int) as c
    left join lateral (
      select d.actor_id is not null as by_person from comment_decisions d where d.comment_id = c.id
      order by d.decided_at desc, d.id desc limit 1) as last on true
    left join lateral (
      select jsonb_object_agg(s.code, s.strength) filter (where s.state = 'noticed') as strengths,
        bool_or(s.code = 'crowd' or s.state <> 'noticed') as must_be_read
      from comment_signals s where s.comment_id = c.id) as s on true
    order by c.created_at desc, c.id desc`)
  return [...rows].map((row) => ({ ...row, at: new Date(row.cursor) }))
}

const excerptLength = 160

/** Its beginning, on one line, cut at a word. */
function excerptOf(body: string): string {
  const line = body
    .slice(0, 4 * excerptLength)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > excerptLength ? `${line.slice(0, excerptLength).replace(/\s\S*$/, '')}…` : line
}

/** Comments beyond which a trial's report counts no further: by then one knows. */
const mostTried = 20_000

/** What a version on trial has made of the comments since, beside what counted: stored when they came. */
export async function reportTrial(viewer: Viewer, number: number): Promise<Report | null> {
  if (!can(viewer, 'policy.change')) return null
  type Tried = {
    id: string
    name: string
    body: string
    at: string
    status: CommentStatus
    from: Outcome
    to: Outcome
    before: number
    after: number
  }
  const rows = await appDb().execute<Tried>(sql`
    select c.id, c.name, left(c.body, 400) as body, c.created_at::text as at, c.status,
      l.outcome as from, t.outcome as to, l.sum as before, t.sum as after
    from comment_verdicts t
    join comment_verdicts l on l.comment_id = t.comment_id and not l.is_trial
    join comments c on c.id = t.comment_id
    where t.policy_number = ${number}::int and t.is_trial
    order by t.comment_id desc limit ${mostTried}::int`)
  const comparison = new Comparison(
    await liveRules(),
    (await rulesOf(appDb(), number)) ?? (await liveRules()),
  )
  let since: string | null = null
  for (const row of rows) {
    // Where it stands as the policy put it, nobody has decided.
    const verdict: Verdict = row.status === statusOf[row.from] ? 'pending' : row.status
    comparison.addOutcomes({ id: row.id, name: row.name, excerpt: excerptOf(row.body), verdict }, row)
    since = row.at
  }
  return {
    comments: comparison.comments,
    changed: comparison.changed,
    since: since && new Date(since).toISOString(),
    isComplete: rows.length < mostTried,
    groups: comparison.groups(),
  }
}
