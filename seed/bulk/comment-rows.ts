import type postgres from 'postgres'
import { contactRetentionDays } from '#domain/comments/comment.ts'
import { spamThreshold } from '#domain/moderation/policy.ts'

export type CommentSizes = { remark: number; readers: number }

/**
 * Invents the threads of the articles in bulk_articles: most answers in the first day, a third of them replies to
 * the newest comment above that stood online, three levels at most. Old comments have been decided; some of the
 * last days wait.
 */
export async function makeComments(tx: postgres.TransactionSql, sizes: CommentSizes): Promise<void> {
  await tx`
    with drawn as materialized (
      select a.no, a.id as article_id, least(
        a.published_at + interval '10 minutes'
          - ln(1 - random()) * interval '9 hours' * case when random() < 0.08 then 30 else 1 end,
        a.published_at + (now() - a.published_at) * (0.2 + 0.8 * random())) as created_at,
        random() as place, random() as fate
      from bulk_articles a cross join lateral generate_series(1, a.thread) as s
    ), numbered as (
      select *, row_number() over (partition by no order by created_at)::int as k,
        (case
          when created_at > now() - interval '10 days' and fate < 0.3 then 'pending'
          when fate < 0.89 then 'approved'
          when fate < 0.955 then 'rejected'
          else 'spam' end)::comment_status as status
      from drawn
    ), levelled as (
      select *, case when place < 0.62 then 0 when place < 0.85 then 1 else 2 end as level from numbered
    ), rooted as (
      select *, max(k) filter (where level = 0 and status = 'approved') over above as root_k from levelled
      window above as (partition by no order by k rows between unbounded preceding and 1 preceding)
    ), branched as (
      select *, max(k) filter (where level = 1 and root_k is not null and status = 'approved') over above as branch_k from rooted
      window above as (partition by no order by k rows between unbounded preceding and 1 preceding)
    )
    insert into bulk_comments (no, k, id, article_id, created_at, published_at, status, by_policy, parent_k, depth, reader)
    select no, k, pg_temp.uuid_at(created_at), article_id, created_at,
      case when status = 'approved'
        then least(now(), created_at + interval '90 seconds' - ln(1 - random()) * interval '35 minutes') end,
      status, status = 'spam' and random() < 0.5,
      case
        when level = 0 then null
        when level = 2 and branch_k > root_k then branch_k
        else root_k end,
      case
        when level = 0 or root_k is null then 0
        when level = 2 and branch_k > root_k then 2
        else 1 end,
      floor(${sizes.readers}::int * random() ^ 2.2)::int
    from branched`
  await tx`
    with lines as materialized (
      select no, k, line, floor(random() * ${sizes.remark}::int)::int as n
      from bulk_comments cross join lateral generate_series(1, 1 + floor(4 * random() ^ 1.7)::int) as s(line)
    ), bodies as (
      select l.no, l.k, string_agg(t.text, case when l.k % 6 = 0 then E'\n\n' else ' ' end order by l.line) as body
      from lines l join bulk_texts t on t.kind = 'remark' and t.n = l.n
      group by l.no, l.k
    )
    update bulk_comments c set body = b.body from bodies b where b.no = c.no and b.k = c.k`
  await tx`analyze bulk_comments`
}

/** With everything that a comment posted and judged one by one has. Moderators: users, or the policy where there are none. */
export async function insertComments(tx: postgres.TransactionSql, moderators: string[]): Promise<void> {
  await tx`
    insert into comments (id, article_id, parent_id, root_id, depth, name, body, status, request_id, content_key,
      created_at, published_at)
    select c.id, c.article_id, p.id, coalesce(g.id, p.id), c.depth, r.name, c.body, c.status, gen_random_uuid(), sha256(uuid_send(c.id)),
      c.created_at, c.published_at
    from bulk_comments c
    join bulk_readers r on r.n = c.reader
    left join bulk_comments p on p.no = c.no and p.k = c.parent_k
    left join bulk_comments g on g.no = c.no and g.k = p.parent_k
    order by c.created_at`
  await tx`
    insert into comment_contacts (comment_id, email_cipher, email_index, network_hash, purge_after)
    select c.id, r.cipher, r.email_index, r.network, c.created_at + make_interval(days => ${contactRetentionDays}::int)
    from bulk_comments c join bulk_readers r on r.n = c.reader
    where c.created_at + make_interval(days => ${contactRetentionDays}::int) > now() + interval '1 hour'`
  await tx`
    insert into comment_signals (comment_id, code, weight, evidence)
    select id, 'honeypot_filled', ${spamThreshold}::float8, '{}'::jsonb from bulk_comments where by_policy
    union all
    select id, 'link', 1, '{"links": 1}' from bulk_comments where not by_policy and (k * 7 + no) % 20 = 0
    union all
    select id, 'known_author', 0, jsonb_build_object('approved', 1 + reader % 9) from bulk_comments
    where not by_policy and (k * 3 + no) % 5 = 0`
  await tx`
    insert into comment_verdicts (comment_id, policy_number, is_trial, outcome, sum, spam_from)
    select c.id, 0, false, case when c.by_policy then 'spam' else 'hold' end, coalesce(s.sum, 0), ${spamThreshold}::float8
    from bulk_comments c left join lateral (
      select sum(weight) as sum from comment_signals where comment_id = c.id) as s on true`
  await tx`
    insert into comment_decisions (id, comment_id, actor_id, from_status, to_status, reason, policy_number, decided_at)
    select pg_temp.uuid_at(decided.at), c.id,
      case when not c.by_policy then (${moderators}::uuid[])[1 + (c.no + c.k) % greatest(1, ${moderators.length}::int)] end,
      case when not c.by_policy then 'pending'::comment_status end, c.status,
      case when c.status = 'rejected'
        then (array['insult', 'off_topic', 'unverified_claim', 'advertising', 'unreadable', 'other'])[1 + c.k % 6] end,
      case when c.by_policy then 0 end, decided.at
    from bulk_comments c cross join lateral (select case
      when c.by_policy then c.created_at
      else coalesce(c.published_at, least(now(), c.created_at + interval '25 minutes')) end as at) decided
    where c.status <> 'pending'`
}
