-- How many stories a list holds and how many comments were approved is printed on every page of them. Nobody counts a
-- hundred thousand rows for that: each change adds a line here, and the sum of the lines is the number. Lines are only ever
-- added, so that no two transactions wait for each other; the nightly work folds them into one each.
CREATE TABLE "comment_counts" (
	"status" "comment_status" NOT NULL,
	"change" integer NOT NULL
);
--> statement-breakpoint
-- Of published articles, those that wait for their hour among them. A list is the id of its section, topic or byline.
CREATE TABLE "list_counts" (
	"list_id" uuid NOT NULL,
	"change" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "list_counts_list" ON "list_counts" USING btree ("list_id","change");
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON comment_counts, list_counts TO site_app;
--> statement-breakpoint

-- What waits is few and has an index (comments_queue): it is counted, and a comment that is posted writes no line.
CREATE FUNCTION count_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM comment_counts;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO comment_counts (status, change)
      SELECT status, count(*) FROM new_rows WHERE status <> 'pending' GROUP BY status;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO comment_counts (status, change)
      SELECT status, -count(*) FROM old_rows WHERE status <> 'pending' GROUP BY status;
  ELSE
    INSERT INTO comment_counts (status, change)
      SELECT status, sum(n) FROM (
        SELECT status, -1 AS n FROM old_rows UNION ALL SELECT status, 1 FROM new_rows) AS moved
      WHERE status <> 'pending' GROUP BY status HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER comments_count_insert AFTER INSERT ON comments
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_comments();
--> statement-breakpoint
CREATE TRIGGER comments_count_update AFTER UPDATE ON comments
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_comments();
--> statement-breakpoint
CREATE TRIGGER comments_count_delete AFTER DELETE ON comments
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_comments();
--> statement-breakpoint
CREATE TRIGGER comments_count_truncate AFTER TRUNCATE ON comments
  FOR EACH STATEMENT EXECUTE FUNCTION count_comments();
--> statement-breakpoint
INSERT INTO comment_counts (status, change)
  SELECT status, count(*) FROM comments WHERE status <> 'pending' GROUP BY status;
--> statement-breakpoint

-- Where each published article stands. The list of all is the nil id.
CREATE VIEW published_listings AS
  SELECT a.id AS article_id, a.published_at, l.list_id
  FROM articles a
  CROSS JOIN LATERAL (
    SELECT '00000000-0000-0000-0000-000000000000'::uuid AS list_id
    UNION ALL SELECT a.section_id
    UNION ALL SELECT t.list_id FROM article_topics AS t (article_id, list_id) WHERE t.article_id = a.id
    UNION ALL SELECT b.list_id FROM article_bylines AS b (article_id, list_id) WHERE b.article_id = a.id) AS l
  WHERE a.status = 'published';
--> statement-breakpoint
GRANT SELECT ON published_listings TO site_app;
--> statement-breakpoint

CREATE FUNCTION count_articles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM list_counts;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO list_counts (list_id, change)
      SELECT l.list_id, count(*) FROM new_rows n JOIN published_listings l ON l.article_id = n.id GROUP BY 1;
  ELSIF EXISTS (
    SELECT 1 FROM old_rows o JOIN new_rows n USING (id)
    WHERE (o.status = 'published', o.section_id) IS DISTINCT FROM (n.status = 'published', n.section_id)) THEN
    INSERT INTO list_counts (list_id, change)
      SELECT list_id, sum(n) FROM (
        SELECT id, section_id, -1 AS n FROM old_rows WHERE status = 'published'
        UNION ALL SELECT id, section_id, 1 FROM new_rows WHERE status = 'published') AS moved
      CROSS JOIN LATERAL (
        SELECT '00000000-0000-0000-0000-000000000000'::uuid AS list_id
        UNION ALL SELECT moved.section_id
        UNION ALL SELECT t.list_id FROM article_topics AS t (article_id, list_id) WHERE t.article_id = moved.id
        UNION ALL SELECT b.list_id FROM article_bylines AS b (article_id, list_id) WHERE b.article_id = moved.id) AS l
      GROUP BY list_id HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER articles_count_insert AFTER INSERT ON articles
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_articles();
--> statement-breakpoint
CREATE TRIGGER articles_count_update AFTER UPDATE ON articles
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_articles();
--> statement-breakpoint
CREATE TRIGGER articles_count_truncate AFTER TRUNCATE ON articles
  FOR EACH STATEMENT EXECUTE FUNCTION count_articles();
--> statement-breakpoint

-- Before it goes, and row by row: afterwards its topics and bylines have gone with it.
CREATE FUNCTION uncount_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO list_counts (list_id, change)
    SELECT list_id, -1 FROM published_listings WHERE article_id = OLD.id;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER articles_count_delete BEFORE DELETE ON articles
  FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION uncount_article();
--> statement-breakpoint

-- Topics and bylines of articles that are published already. Of one that is being deleted nothing is found any more.
CREATE FUNCTION count_listings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO list_counts (list_id, change)
      SELECT o.list_id, -count(*) FROM old_rows AS o (article_id, list_id)
      JOIN articles a ON a.id = o.article_id WHERE a.status = 'published' GROUP BY 1;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO list_counts (list_id, change)
      SELECT n.list_id, count(*) FROM new_rows AS n (article_id, list_id)
      JOIN articles a ON a.id = n.article_id WHERE a.status = 'published' GROUP BY 1;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER article_topics_count_insert AFTER INSERT ON article_topics
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_listings();
--> statement-breakpoint
CREATE TRIGGER article_topics_count_update AFTER UPDATE ON article_topics
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_listings();
--> statement-breakpoint
CREATE TRIGGER article_topics_count_delete AFTER DELETE ON article_topics
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_listings();
--> statement-breakpoint
CREATE TRIGGER article_bylines_count_insert AFTER INSERT ON article_bylines
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_listings();
--> statement-breakpoint
CREATE TRIGGER article_bylines_count_update AFTER UPDATE ON article_bylines
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_listings();
--> statement-breakpoint
CREATE TRIGGER article_bylines_count_delete AFTER DELETE ON article_bylines
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_listings();
--> statement-breakpoint
INSERT INTO list_counts (list_id, change)
  SELECT list_id, count(*) FROM published_listings GROUP BY list_id;
--> statement-breakpoint

-- How many readers see: those that wait for their hour are few, and known by their index.
CREATE VIEW public_list_counts WITH (security_barrier) AS
  SELECT list_id, sum(change)::integer AS total
  FROM (
    SELECT list_id, change FROM list_counts
    UNION ALL SELECT list_id, -1 FROM published_listings WHERE published_at > now()) AS lines
  GROUP BY list_id HAVING sum(change) > 0;
--> statement-breakpoint
GRANT SELECT ON public_list_counts TO site_public, site_app;
--> statement-breakpoint

-- One line each again. Whoever reads meanwhile sees the old lines or the new one, and a line that is added stays.
CREATE FUNCTION fold_counts() RETURNS void LANGUAGE sql AS $$
  WITH gone AS (DELETE FROM comment_counts RETURNING status, change)
    INSERT INTO comment_counts SELECT status, sum(change) FROM gone GROUP BY status HAVING sum(change) <> 0;
  WITH gone AS (DELETE FROM list_counts RETURNING list_id, change)
    INSERT INTO list_counts SELECT list_id, sum(change) FROM gone GROUP BY list_id HAVING sum(change) <> 0;
$$;
