import type postgres from 'postgres'
import type { ArticlePlan } from './plan.ts'

type Sizes = { sentence: number; quote: number; heading: number }

export async function loadPlans(tx: postgres.TransactionSql, plans: ArticlePlan[]): Promise<void> {
  await tx`insert into bulk_articles
    select * from jsonb_to_recordset(${tx.json(plans)}) as t(
      no int, id uuid, revision_id uuid, second_revision_id uuid, state text, title text, slug text,
      former_slug text, theme int, section_id uuid, byline_ids jsonb, topic_ids jsonb, lead jsonb, owner_id uuid,
      editor_id uuid, published_at timestamptz, updated_at timestamptz, corrected boolean, comments_open boolean,
      blocks int, thread int)`
  await tx`analyze bulk_articles`
}

/** Mixes the words: block 0 is the standfirst, the others the body. Long texts get subheads, quotations and lists. */
export async function makeContents(tx: postgres.TransactionSql, sizes: Sizes): Promise<void> {
  await tx`
    with blocks as materialized (
      select a.no, a.theme, b.block,
        case
          when b.block = 0 then 'standfirst'
          when a.blocks >= 8 and b.block % 5 = 4 and b.block < a.blocks then 'heading'
          when b.block % 7 = 5 then 'blockquote'
          when b.block % 11 = 8 then 'bulletList'
          else 'paragraph' end as type
      from bulk_articles a cross join lateral generate_series(0, a.blocks) as b(block)
    ), lines as materialized (
      select no, block, type,
        case type when 'heading' then 'heading:' when 'blockquote' then 'quote:' else 'sentence:' end || theme as kind,
        k, floor(random() * case type when 'heading' then ${sizes.heading}::int when 'blockquote' then ${sizes.quote}::int
          else ${sizes.sentence}::int end)::int as n
      from blocks cross join lateral generate_series(1, case
        when type in ('heading', 'blockquote') then 1
        when type = 'standfirst' then 2
        else 2 + floor(random() * 4)::int end) as s(k)
    ), written as (
      select l.no, l.block, l.type,
        string_agg(t.text, ' ' order by l.k) as text,
        min(t.attribution) as attribution,
        min(t.text) filter (where l.k = 1) as first_text,
        sum(t.words) as words,
        sum(t.words) filter (where l.k = 1) as first_words,
        case when l.type = 'bulletList' then jsonb_agg(jsonb_build_object('type', 'listItem', 'content',
          jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content',
            jsonb_build_array(jsonb_build_object('type', 'text', 'text', t.text)))))) end as items
      from lines l join bulk_texts t on t.kind = l.kind and t.n = l.n
      group by l.no, l.block, l.type
    ), nodes as (
      select no, block, words, first_words, text, first_text,
        case type
          when 'standfirst' then null
          when 'heading' then jsonb_build_object('type', type, 'attrs', '{"level": 2}'::jsonb, 'content', inline.content)
          when 'bulletList' then jsonb_build_object('type', type, 'content', items)
          when 'blockquote' then jsonb_build_object('type', type, 'attrs', jsonb_build_object('attribution', attribution),
            'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content', inline.content)))
          else jsonb_build_object('type', type, 'content', inline.content) end as node
      from written cross join lateral (
        select jsonb_build_array(jsonb_build_object('type', 'text', 'text', text)) as content) inline
    ), bodies as (
      select no, sum(words)::int as words,
        (sum(words) - coalesce(sum(words - first_words) filter (where block = 0), 0))::int as first_words,
        min(text) filter (where block = 0) as standfirst,
        min(first_text) filter (where block = 0) as first_standfirst,
        jsonb_agg(node order by block) filter (where block > 0) as blocks
      from nodes group by no
    )
    insert into bulk_contents (no, first, latest, first_words, words)
    select b.no,
      case when a.second_revision_id is not null
        then content.value || jsonb_build_object('standfirst', b.first_standfirst) end,
      content.value, b.first_words, b.words
    from bodies b join bulk_articles a on a.no = b.no
    cross join lateral (select jsonb_build_object(
      'title', a.title, 'standfirst', b.standfirst, 'sectionId', a.section_id, 'topicIds', a.topic_ids,
      'bylineIds', a.byline_ids,
      'lead', case when a.lead is null then null else jsonb_build_object('mediaId', a.lead ->> 'id',
        'alt', a.lead ->> 'alt', 'caption', a.lead ->> 'caption', 'credit', a.lead ->> 'credit') end,
      'body', jsonb_build_object('type', 'doc', 'content', b.blocks)) as value) content`
}

/**
 * Articles, revisions and working copies point at each other; inside one statement the keys are checked at its end.
 * Comment counts are those of bulk_comments, which comes first.
 */
export async function insertArticles(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    with counts as (
      select no, count(*)::int as approved from bulk_comments where status = 'approved' group by no
    ), new_articles as (
      insert into articles (id, slug, status, workflow, published_at, public_since, updated_at, unpublished_at, section_id,
        published_revision_id, owner_id, comments_open, comment_count, created_at)
      select a.id,
        case when is_known then a.slug else a.id::text end,
        (case when is_known then a.state else 'draft' end)::publication_status,
        (case a.state when 'published' then 'settled' when 'in_review' then 'in_review' else 'writing' end)::workflow_state,
        case when is_known then a.published_at end,
        case when is_known then a.published_at end,
        case when is_known then a.updated_at end,
        case when a.state = 'unpublished' then least(now(), a.published_at + interval '30 days') end,
        case when is_known then a.section_id end,
        case when is_known then coalesce(a.second_revision_id, a.revision_id) end,
        a.owner_id, a.comments_open, coalesce(c.approved, 0), a.published_at - interval '10 hours'
      from bulk_articles a
      cross join lateral (select a.state in ('published', 'unpublished') as is_known) known
      left join counts c on c.no = a.no
      order by a.no
    ), new_revisions as (
      insert into article_revisions (id, article_id, number, content, words, kind, note, created_by, created_at)
      select a.revision_id, a.id, 1, coalesce(c.first, c.latest),
        case when c.first is null then c.words else c.first_words end,
        (case when a.state = 'in_review' then 'submitted' else 'published' end)::revision_kind, '', a.editor_id, a.published_at
      from bulk_articles a join bulk_contents c on c.no = a.no
      where a.state <> 'writing'
      union all
      select a.second_revision_id, a.id, 2, c.latest, c.words, 'published', '', a.editor_id, a.updated_at
      from bulk_articles a join bulk_contents c on c.no = a.no
      where a.second_revision_id is not null
    )
    insert into article_drafts (article_id, version, content, title, saved_by, saved_at)
    select a.id, 2, c.latest, a.title, a.owner_id, coalesce(a.updated_at, a.published_at)
    from bulk_articles a join bulk_contents c on c.no = a.no`
  await tx`insert into article_slugs (slug, article_id, created_at)
    select address.slug, a.id, a.published_at
    from bulk_articles a cross join lateral (values (a.slug), (a.former_slug)) as address(slug)
    where a.state in ('published', 'unpublished') and address.slug is not null`
  await tx`insert into article_bylines (article_id, byline_id, position)
    select a.id, b.id::uuid, b.position - 1
    from bulk_articles a cross join lateral jsonb_array_elements_text(a.byline_ids) with ordinality as b(id, position)
    where a.state in ('published', 'unpublished')`
  await tx`insert into article_topics (article_id, topic_id, position)
    select a.id, t.id::uuid, t.position - 1
    from bulk_articles a cross join lateral jsonb_array_elements_text(a.topic_ids) with ordinality as t(id, position)
    where a.state in ('published', 'unpublished')`
  await tx`insert into article_media (article_id, media_id)
    select a.id, (a.lead ->> 'id')::uuid from bulk_articles a
    where a.lead is not null and a.state in ('published', 'unpublished')`
  // Both versions of one that was updated were public.
  await tx`insert into article_versions (revision_id, article_id, public_at)
    select a.revision_id, a.id, a.published_at from bulk_articles a where a.state in ('published', 'unpublished')
    union all
    select a.second_revision_id, a.id, a.updated_at from bulk_articles a
    where a.state in ('published', 'unpublished') and a.second_revision_id is not null`
  await tx`insert into corrections (id, article_id, revision_id, text, created_by, created_at)
    select pg_temp.uuid_at(a.updated_at), a.id, a.second_revision_id,
      'Une précision a été ajoutée au chapeau de cet article.', a.editor_id, a.updated_at
    from bulk_articles a where a.corrected`
}
