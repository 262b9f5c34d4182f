-- Names are news too: a topic, a byline or a section of an article that is being written, that waits for its hour or that was
-- withdrawn is nobody's business. Each is public where a visible article has it, and nowhere else.
CREATE OR REPLACE VIEW public_topics WITH (security_barrier) AS
  SELECT t.id, t.slug, t.name FROM topics t
  WHERE EXISTS (SELECT 1 FROM article_topics at JOIN visible_articles a ON a.id = at.article_id WHERE at.topic_id = t.id);
--> statement-breakpoint
CREATE OR REPLACE VIEW public_authors WITH (security_barrier) AS
  SELECT au.id, au.slug, au.name, au.job_title, au.biography FROM authors au
  WHERE EXISTS (SELECT 1 FROM article_bylines ab JOIN visible_articles a ON a.id = ab.article_id WHERE ab.author_id = au.id);
--> statement-breakpoint
CREATE OR REPLACE VIEW public_sections WITH (security_barrier) AS
  SELECT s.id, s.slug, s.name, s.description, s.position FROM sections s
  WHERE EXISTS (SELECT 1 FROM visible_articles a WHERE a.section_id = s.id);
--> statement-breakpoint
-- A withdrawn article may wait for another hour, in a section and at an address that nobody knows yet: what was public of it
-- answers 410 and tells of neither.
CREATE OR REPLACE VIEW public_addresses WITH (security_barrier) AS
  SELECT h.slug, a.id AS article_id,
    CASE WHEN v.id IS NULL THEN h.slug ELSE a.slug END AS current_slug,
    CASE WHEN v.id IS NULL THEN '' ELSE s.slug END AS section_slug,
    CASE WHEN v.id IS NULL THEN 'unpublished' ELSE 'visible' END AS state
  FROM article_slugs h
  JOIN articles a ON a.id = h.article_id
  JOIN sections s ON s.id = a.section_id
  LEFT JOIN visible_articles v ON v.id = a.id
  WHERE a.public_since <= now() AND (v.id IS NOT NULL OR h.created_at <= coalesce(a.unpublished_at, now()));
