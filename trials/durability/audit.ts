import postgres from 'postgres'
import { decryptEmail } from '#domain/comments/contact.ts'
import type { Post } from './post.ts'

export type Finding = { check: string; expected: number; found: number }

export type Audit = {
  findings: Finding[]
  /** Written by an attempt whose answer never arrived, and acknowledged when it was sent again. */
  answeredLate: number
}

type Row = {
  id: string
  request_id: string
  article_id: string
  name: string
  body: string
  status: string
  created_at: Date
  content_key: Uint8Array | null
  email_cipher: Uint8Array | null
  network_hash: Uint8Array | null
  purge_after: Date | null
  signals: string[]
  decisions: string[]
}

/** What the database holds against what was acknowledged. Every number found must be the one expected. */
export async function auditPosts(ownerUrl: string, posts: Post[]): Promise<Audit> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const rows = await sql<Row[]>`
      select c.id, c.request_id, c.article_id, c.name, c.body, c.status, c.created_at, c.content_key,
        k.email_cipher, k.network_hash, k.purge_after,
        coalesce((select array_agg(s.code order by s.code) from comment_signals s where s.comment_id = c.id), '{}') as signals,
        coalesce((select array_agg(d.to_status::text) from comment_decisions d where d.comment_id = c.id), '{}') as decisions
      from comments c left join comment_contacts k on k.comment_id = c.id
      where c.name like 'Lectrice _'`
    const [counts] = await sql<{ wrong: number; orphans: number }[]>`
      select
        (select count(*)::int from articles a where a.comment_count <> (
          select count(*) from comments c where c.article_id = a.id and c.status = 'approved')) as wrong,
        (select count(*)::int from comments where body is null or status is null or article_id is null) as orphans`
    const acknowledged = posts.filter((post) => post.acknowledged !== null)
    const byRequest = Map.groupBy(rows, (row) => row.request_id)
    const byText = Map.groupBy(rows, (row) => row.body)
    const written = (post: Post) => byRequest.get(post.requestId) ?? []
    const broken = (isWhole: (row: Row, post: Post) => boolean) =>
      posts.filter((post) => written(post).some((row) => !isWhole(row, post))).length
    const late = acknowledged.filter((post) =>
      written(post).some((row) => row.created_at.getTime() < post.begunAt),
    )
    const findings = [
      { check: 'posts acknowledged', expected: posts.length, found: acknowledged.length },
      {
        check: 'acknowledged and there once, under the acknowledged id',
        expected: acknowledged.length,
        found: acknowledged.filter((p) => written(p).length === 1 && written(p)[0]!.id === p.acknowledged)
          .length,
      },
      { check: 'rows of these readers in all', expected: acknowledged.length, found: rows.length },
      {
        check: 'texts there twice',
        expected: 0,
        found: [...byText.values()].filter((same) => same.length > 1).length,
      },
      {
        check: 'comments whose words, name or article changed',
        expected: 0,
        found: broken(
          (r, p) => words(r.body) === words(p.body) && r.name === p.name && r.article_id === p.articleId,
        ),
      },
      {
        check: 'comments without a whole contact (e-mail read back)',
        expected: 0,
        found: broken(
          (r, p) =>
            isEmailOf(r, p) && r.network_hash !== null && r.purge_after !== null && r.content_key !== null,
        ),
      },
      {
        check: 'comments without exactly their signals',
        expected: 0,
        found: broken((r, p) => ownSignals(r).join() === expectedSignals(p).join()),
      },
      {
        check: 'comments whose status and decision disagree',
        expected: 0,
        found: broken(
          (r, p) =>
            r.status === (p.honeypot ? 'spam' : 'pending') &&
            r.decisions.join() === (p.honeypot ? 'spam' : ''),
        ),
      },
      { check: 'articles whose comment count is wrong', expected: 0, found: counts!.wrong },
      { check: 'comments without words, state or article', expected: 0, found: counts!.orphans },
    ]
    return { findings, answeredLate: late.length }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Spaces are the site's to choose. */
const words = (text: string) => text.replace(/\s+/g, ' ')

function isEmailOf(row: Row, post: Post): boolean {
  try {
    return row.email_cipher !== null && decryptEmail(row.email_cipher) === post.email
  } catch {
    return false
  }
}

/** The posts carry no form token; some carry a link, some fill the honeypot. */
/** Among how many a comment came is no fact of its own. */
const ownSignals = ({ signals }: Row): string[] => signals.filter((code) => code !== 'crowd')

function expectedSignals(post: Post): string[] {
  return [
    ...(post.honeypot ? ['honeypot_filled'] : []),
    'form_token_missing',
    ...(post.link ? ['link'] : []),
  ].sort()
}
