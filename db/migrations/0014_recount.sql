-- The kept numbers are sums of lines that triggers write. What comes past the triggers, or through them a second time (a dump
-- of the rows alone that is loaded where the lines are loaded too), leaves them wrong for ever: somebody must be able to count.

-- Recounting and folding take turns, or the line that a folding makes would stand beside the one that was counted. Whoever
-- writes meanwhile waits for nobody: rows and lines are read in one statement, so that each change is in both or in neither.
CREATE OR REPLACE FUNCTION fold_counts() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('comment_counts, list_counts', 0));
  WITH gone AS (DELETE FROM comment_counts RETURNING status, change)
    INSERT INTO comment_counts SELECT status, sum(change) FROM gone GROUP BY status HAVING sum(change) <> 0;
  WITH gone AS (DELETE FROM list_counts RETURNING list_id, change)
    INSERT INTO list_counts SELECT list_id, sum(change) FROM gone GROUP BY list_id HAVING sum(change) <> 0;
$$;
--> statement-breakpoint
CREATE FUNCTION recount() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('comment_counts, list_counts', 0));
  -- A topic or byline that was loaded before its article does not know when that appears.
  UPDATE article_topics AS l SET published_at = a.published_at
    FROM (SELECT id, CASE WHEN status = 'published' THEN published_at END AS published_at FROM articles) AS a
    WHERE a.id = l.article_id AND l.published_at IS DISTINCT FROM a.published_at;
  UPDATE article_bylines AS l SET published_at = a.published_at
    FROM (SELECT id, CASE WHEN status = 'published' THEN published_at END AS published_at FROM articles) AS a
    WHERE a.id = l.article_id AND l.published_at IS DISTINCT FROM a.published_at;
  WITH gone AS (DELETE FROM comment_counts)
    INSERT INTO comment_counts (status, change)
      SELECT status, count(*) FROM comments WHERE status <> 'pending' GROUP BY status;
  WITH gone AS (DELETE FROM list_counts)
    INSERT INTO list_counts (list_id, change)
      SELECT list_id, count(*) FROM published_listings GROUP BY list_id;
$$;
--> statement-breakpoint

-- What TRUNCATE takes is not said row by row.
CREATE FUNCTION recount_after_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM recount();
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER article_topics_count_truncate AFTER TRUNCATE ON article_topics
  FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();
--> statement-breakpoint
CREATE TRIGGER article_bylines_count_truncate AFTER TRUNCATE ON article_bylines
  FOR EACH STATEMENT EXECUTE FUNCTION recount_after_truncate();
--> statement-breakpoint
-- The nightly work does it: a million comments and a hundred thousand articles take a second.
REVOKE ALL ON FUNCTION recount() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION recount() TO site_app;
