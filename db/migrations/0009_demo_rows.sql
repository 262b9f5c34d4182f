CREATE TABLE "demo_rows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"noun" text NOT NULL
);
--> statement-breakpoint
-- A site that was filled before there was this table. Whatever people made, they made signed in: what has an older id
-- (they begin with the time) than the first session is the seed's. Sites that are no demo get no row.
INSERT INTO demo_rows (id, noun)
  SELECT made.id, made.noun
  FROM (
    SELECT id, 'article' AS noun FROM articles
    UNION ALL SELECT id, 'media' FROM media
    UNION ALL SELECT id, 'author' FROM authors
    UNION ALL SELECT id, 'section' FROM sections
    UNION ALL SELECT id, 'topic' FROM topics
    UNION ALL SELECT id, 'user' FROM users
  ) made
  WHERE EXISTS (SELECT 1 FROM settings WHERE key = 'seed' AND value = '"done"')
    AND made.id < coalesce(
      (SELECT id FROM audit_log WHERE event = 'session.opened' ORDER BY id LIMIT 1),
      'ffffffff-ffff-ffff-ffff-ffffffffffff');
--> statement-breakpoint
-- What the demo's is decided by who may write as the owner. The site may only let go of it.
GRANT SELECT, DELETE ON demo_rows TO site_app;
--> statement-breakpoint
-- Revisions, decisions and corrections are append-only for the site. Those of the demo's articles go with them, and by
-- this door only.
CREATE FUNCTION remove_demo_articles() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  removed bigint;
BEGIN
  UPDATE articles SET status = 'draft', published_revision_id = NULL
    WHERE id IN (SELECT d.id FROM demo_rows d WHERE d.noun = 'article');
  DELETE FROM comments WHERE article_id IN (SELECT d.id FROM demo_rows d WHERE d.noun = 'article');
  DELETE FROM corrections WHERE article_id IN (SELECT d.id FROM demo_rows d WHERE d.noun = 'article');
  DELETE FROM article_revisions WHERE article_id IN (SELECT d.id FROM demo_rows d WHERE d.noun = 'article');
  DELETE FROM articles WHERE id IN (SELECT d.id FROM demo_rows d WHERE d.noun = 'article');
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION remove_demo_articles() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_demo_articles() TO site_app;
