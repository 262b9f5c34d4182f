-- What becomes visible by itself at an hour makes lists stale at that hour. The row is written when the hour is chosen;
-- the view keeps it to itself until the database's clock is there: no edge, and nobody who reads as site_public, learns
-- of it before. Then each edge finds it, whether or not a worker is there.
ALTER TABLE "cache_invalidations" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- a week of rows: a few thousand, read in milliseconds
CREATE INDEX "cache_invalidations_due" ON "cache_invalidations" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE OR REPLACE VIEW public_invalidations WITH (security_barrier) AS
  SELECT id, tags, hard, created_at, due_at FROM cache_invalidations WHERE due_at IS NULL OR due_at <= now();
--> statement-breakpoint
-- Articles whose hour was chosen before there were such rows.
INSERT INTO cache_invalidations (tags, hard, due_at)
SELECT
  array_cat(ARRAY['article:' || a.id, 'mention:' || a.id, 'front', 'sitemap', 'newest:all', 'older:all'], (
    SELECT coalesce(array_agg(tag), '{}') FROM (
      SELECT unnest(ARRAY['newest:section.' || s.slug, 'older:section.' || s.slug]) AS tag
        FROM sections s WHERE s.id = a.section_id
      UNION ALL
      SELECT unnest(ARRAY['newest:topic.' || t.slug, 'older:topic.' || t.slug])
        FROM article_topics at JOIN topics t ON t.id = at.topic_id WHERE at.article_id = a.id
      UNION ALL
      SELECT unnest(ARRAY['newest:author.' || au.slug, 'older:author.' || au.slug])
        FROM article_bylines ab JOIN authors au ON au.id = ab.author_id WHERE ab.article_id = a.id) AS lists)),
  false, a.published_at
FROM articles a WHERE a.status = 'published' AND a.published_at > now();
