-- Two roles, made by db/prepare.ts before migrations run:
--   site_app     staff pages and every write: rows, never tables; no UPDATE or DELETE of what is append-only
--   site_public  reader pages and feeds: SELECT on the views below and on nothing else
-- The views run with their owner's rights, so site_public needs none on the tables.

GRANT USAGE ON SCHEMA public TO site_app, site_public;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO site_app;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO site_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON article_revisions, comment_decisions, audit_log, corrections FROM site_app;
--> statement-breakpoint

-- The owner's hand slips too: append-only holds for everybody who is not rewriting the schema.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER article_revisions_append_only BEFORE UPDATE ON article_revisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER comment_decisions_append_only BEFORE UPDATE ON comment_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

CREATE VIEW public_sections WITH (security_barrier) AS
  SELECT id, slug, name, description, position FROM sections;
--> statement-breakpoint
CREATE VIEW public_topics WITH (security_barrier) AS SELECT id, slug, name FROM topics;
--> statement-breakpoint
CREATE VIEW public_authors WITH (security_barrier) AS
  SELECT id, slug, name, job_title, biography FROM authors;
--> statement-breakpoint

-- The one definition of "visible".
CREATE VIEW visible_articles AS
  SELECT * FROM articles WHERE status = 'published' AND published_at <= now();
--> statement-breakpoint

-- Order and membership of lists, without words. No security_barrier: the planner must see through it to the indexes;
-- what a leaking function could learn here is that a row exists. The words come from public_articles, by id.
CREATE VIEW public_article_order AS
  SELECT id, section_id, published_at, comment_count FROM visible_articles;
--> statement-breakpoint

CREATE VIEW public_articles WITH (security_barrier) AS
  SELECT
    a.id, a.slug, a.section_id, s.slug AS section_slug, s.name AS section_name,
    r.content ->> 'title' AS title,
    r.content ->> 'standfirst' AS standfirst,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('slug', au.slug, 'name', au.name, 'jobTitle', au.job_title) ORDER BY ab.position)
      FROM article_bylines ab JOIN authors au ON au.id = ab.author_id
      WHERE ab.article_id = a.id), '[]') AS bylines,
    (SELECT jsonb_build_object('id', m.id, 'token', m.token, 'width', m.width, 'height', m.height, 'widths', m.widths,
        'alt', r.content #>> '{lead,alt}', 'caption', r.content #>> '{lead,caption}', 'credit', r.content #>> '{lead,credit}')
      FROM media m WHERE m.id = (r.content #>> '{lead,mediaId}')::uuid) AS lead,
    a.published_at, a.updated_at, a.comment_count, a.comments_open, r.words
  FROM visible_articles a
  JOIN sections s ON s.id = a.section_id
  JOIN article_revisions r ON r.id = a.published_revision_id;
--> statement-breakpoint

CREATE VIEW public_article_bodies WITH (security_barrier) AS
  SELECT
    a.id AS article_id,
    r.content -> 'body' AS body,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('slug', t.slug, 'name', t.name) ORDER BY at.position)
      FROM article_topics at JOIN topics t ON t.id = at.topic_id WHERE at.article_id = a.id), '[]') AS topics,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', m.id, 'token', m.token, 'width', m.width, 'height', m.height, 'widths', m.widths,
        'alt', '', 'caption', '', 'credit', ''))
      FROM article_media am JOIN media m ON m.id = am.media_id WHERE am.article_id = a.id), '[]') AS pictures,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('text', c.text, 'createdAt', c.created_at) ORDER BY c.created_at)
      FROM corrections c WHERE c.article_id = a.id AND c.created_at <= now()), '[]') AS corrections
  FROM visible_articles a
  JOIN article_revisions r ON r.id = a.published_revision_id;
--> statement-breakpoint

-- An address that was never public is not here at all: unknown and secret look the same.
CREATE VIEW public_addresses WITH (security_barrier) AS
  SELECT h.slug, a.id AS article_id, a.slug AS current_slug, s.slug AS section_slug,
    CASE WHEN a.status = 'published' AND a.published_at <= now() THEN 'visible' ELSE 'unpublished' END AS state
  FROM article_slugs h
  JOIN articles a ON a.id = h.article_id
  JOIN sections s ON s.id = a.section_id
  WHERE a.public_since <= now();
--> statement-breakpoint

CREATE VIEW public_article_topics AS
  SELECT at.article_id, at.topic_id FROM article_topics at JOIN visible_articles a ON a.id = at.article_id;
--> statement-breakpoint
CREATE VIEW public_article_bylines AS
  SELECT ab.article_id, ab.author_id FROM article_bylines ab JOIN visible_articles a ON a.id = ab.article_id;
--> statement-breakpoint
CREATE VIEW public_comments WITH (security_barrier) AS
  SELECT c.id, c.article_id, c.parent_id, c.depth, c.author_name, c.staff_id IS NOT NULL AS is_staff, c.body, c.published_at
  FROM comments c JOIN visible_articles a ON a.id = c.article_id
  WHERE c.status = 'approved';
--> statement-breakpoint
CREATE VIEW public_settings WITH (security_barrier) AS
  SELECT key, value FROM settings WHERE key = 'site';
--> statement-breakpoint

GRANT SELECT ON public_article_order, public_sections, public_topics, public_authors, public_articles, public_article_bodies, public_addresses,
  public_article_topics, public_article_bylines, public_comments, public_settings TO site_public;
--> statement-breakpoint
GRANT SELECT ON visible_articles, public_article_order, public_sections, public_topics, public_authors, public_articles, public_article_bodies,
  public_addresses, public_article_topics, public_article_bylines, public_comments, public_settings TO site_app;
