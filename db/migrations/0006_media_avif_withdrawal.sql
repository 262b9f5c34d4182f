ALTER TABLE "media" ADD COLUMN "avif" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint

-- What is withdrawn stands on no page; each picture says whether it has AVIF variants.
CREATE OR REPLACE VIEW public_articles WITH (security_barrier) AS
  SELECT
    a.id, a.slug, a.section_id, s.slug AS section_slug, s.name AS section_name,
    r.content ->> 'title' AS title,
    r.content ->> 'standfirst' AS standfirst,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('slug', au.slug, 'name', au.name, 'jobTitle', au.job_title) ORDER BY ab.position)
      FROM article_bylines ab JOIN authors au ON au.id = ab.author_id
      WHERE ab.article_id = a.id), '[]') AS bylines,
    (SELECT jsonb_build_object('id', m.id, 'token', m.token, 'width', m.width, 'height', m.height, 'widths', m.widths, 'avif', m.avif,
        'alt', r.content #>> '{lead,alt}', 'caption', r.content #>> '{lead,caption}', 'credit', r.content #>> '{lead,credit}')
      FROM media m WHERE m.withdrawn_at IS NULL AND m.id =
        -- An id that is none is no picture, and no reason to fail.
        CASE WHEN r.content #>> '{lead,mediaId}' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
          THEN (r.content #>> '{lead,mediaId}')::uuid END) AS lead,
    a.published_at, a.updated_at, a.comment_count, a.comments_open, r.words
  FROM visible_articles a
  JOIN sections s ON s.id = a.section_id
  JOIN article_revisions r ON r.id = a.published_revision_id;
--> statement-breakpoint
CREATE OR REPLACE VIEW public_article_bodies WITH (security_barrier) AS
  SELECT
    a.id AS article_id,
    r.content -> 'body' AS body,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) ORDER BY at.position)
      FROM article_topics at JOIN topics t ON t.id = at.topic_id WHERE at.article_id = a.id), '[]') AS topics,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', m.id, 'token', m.token, 'width', m.width, 'height', m.height, 'widths', m.widths, 'avif', m.avif,
        'alt', '', 'caption', '', 'credit', ''))
      FROM article_media am JOIN media m ON m.id = am.media_id WHERE am.article_id = a.id AND m.withdrawn_at IS NULL), '[]') AS pictures,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('text', c.text, 'createdAt', c.created_at) ORDER BY c.created_at)
      FROM corrections c WHERE c.article_id = a.id AND c.created_at <= now()), '[]') AS corrections
  FROM visible_articles a
  JOIN article_revisions r ON r.id = a.published_revision_id;
