import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { commentContacts, comments } from '#db/schema/comments.ts'
import { commentHosts, commentPrints } from '#db/schema/policy.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { nearBits } from './signals/fingerprint.ts'
import { halfLifeDays } from './signals/reputation.ts'
import type { History, Observed, Outcomes } from './signals/signal.ts'

type Reader = Pick<Tx, 'select' | 'execute'>

/** What a comment of today weighs, one of half a year ago weighs half. */
const decayed = (now: Date) =>
  sql`power(0.5, greatest(0, extract(epoch from (${now.toISOString()}::timestamptz - ${comments.createdAt}))) / (86400.0 * ${halfLifeDays}::int))`

/** What the same address has done here. Nobody can prove an address yet; who can will be told here. */
export async function historyOf(tx: Reader, emailIndex: Uint8Array, now: Date): Promise<History> {
  const rows = await tx
    .select({
      status: comments.status,
      n: sql<number>`count(*)::int`,
      weight: sql<number>`sum(${decayed(now)})::float8`,
    })
    .from(commentContacts)
    .innerJoin(comments, eq(comments.id, commentContacts.commentId))
    .where(eq(commentContacts.emailIndex, emailIndex))
    .groupBy(comments.status)
  const of = (status: string) => rows.find((row) => row.status === status)
  return {
    approved: of('approved')?.n ?? 0,
    rejected: of('rejected')?.n ?? 0,
    spam: of('spam')?.n ?? 0,
    decayed: {
      approved: of('approved')?.weight ?? 0,
      refused: (of('rejected')?.weight ?? 0) + (of('spam')?.weight ?? 0),
    },
    isProved: false,
  }
}

/** More of one host says no more about it. */
const newestOfHost = 200

/** What became of comments that link to these hosts, the newest of each. */
export async function outcomesOfHosts(
  tx: Reader,
  hosts: readonly string[],
  now: Date,
): Promise<Map<string, Outcomes>> {
  if (hosts.length === 0) return new Map()
  const rows = await tx.execute<{ host: string; approved: number; refused: number }>(sql`
    select asked.host,
      coalesce(sum(${decayed(now)}) filter (where ${comments.status} = 'approved'), 0)::float8 as approved,
      coalesce(sum(${decayed(now)}) filter (where ${comments.status} in ('spam', 'rejected')), 0)::float8 as refused
    from unnest(${sql.param([...hosts])}::text[]) as asked (host)
    cross join lateral (
      select ${commentHosts.commentId} as id from ${commentHosts} where ${commentHosts.host} = asked.host
      order by ${commentHosts.commentId} desc limit ${newestOfHost}::int) as recent
    join ${comments} on ${comments.id} = recent.id
    group by asked.host`)
  return new Map([...rows].map(({ host, ...outcomes }) => [host, outcomes]))
}

/** Days of a small paper, minutes of a flood; they lie side by side in their index. */
const compared = 1_000

/** In a flood all thousand are alike, and nobody is told more by the twenty-first. */
const mostSimilar = 20

/** Recent comments with nearly the same words, by what became of them and whose they are. */
export async function similarTo(
  tx: Reader,
  print: bigint | null,
  emailIndex: Uint8Array,
  now: Date,
): Promise<Observed['similar']> {
  if (print === null) return { spam: 0, others: 0, own: 0 }
  const [row] = await tx.execute<Observed['similar']>(sql`
    select count(*) filter (where is_spam)::int as spam,
      count(*) filter (where not is_spam and not is_own)::int as others,
      count(*) filter (where not is_spam and is_own)::int as own
    from (
      select ${comments.status} = 'spam' as is_spam,
        coalesce(${commentContacts.emailIndex} = ${Buffer.from(emailIndex)}::bytea, false) as is_own
      from (
        select ${commentPrints.commentId} as id, ${commentPrints.print} as print from ${commentPrints}
        where ${commentPrints.writtenAt} <= ${now.toISOString()}::timestamptz
        order by ${commentPrints.writtenAt} desc limit ${compared}::int) as recent
      join ${comments} on ${comments.id} = recent.id
      left join ${commentContacts} on ${commentContacts.commentId} = recent.id
      where bit_count((recent.print # ${String(print)}::bigint)::bit(64)) <= ${nearBits}::int
      limit ${mostSimilar}::int) as near`)
  return row!
}

/** What it is written in, and how many of these words it has: null where it has not been indexed. */
export async function articleOf(
  tx: Reader,
  articleId: string,
  words: ReadonlySet<string>,
): Promise<Pick<Observed, 'language' | 'sharedWords'>> {
  const [row] = await tx
    .select({
      language: articles.language,
      sharedWords: sql<number | null>`case when ${searchDocuments.articleId} is not null then
        (select count(*)::int from unnest(${sql.param([...words])}::text[]) as said (word)
          where said.word = any(${searchDocuments.words})) end`,
    })
    .from(articles)
    .leftJoin(searchDocuments, eq(searchDocuments.articleId, articles.id))
    .where(eq(articles.id, articleId))
  return row ?? { language: 'fr', sharedWords: null }
}
