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

-- Topics and bylines know when their articles appear, so that such a list has its order in an index. Null: not published.
-- Columns of the two tables are named by their place: what they are called is nobody's business here.
ALTER TABLE "article_topics" ADD COLUMN "published_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "article_bylines" ADD COLUMN "published_at" timestamp with time zone;
--> statement-breakpoint
UPDATE article_topics l SET published_at = a.published_at FROM articles a WHERE a.id = l.article_id AND a.status = 'published';
--> statement-breakpoint
UPDATE article_bylines l SET published_at = a.published_at FROM articles a WHERE a.id = l.article_id AND a.status = 'published';
--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet; a hundred thousand articles take a second
CREATE INDEX "article_topics_latest" ON "article_topics" USING btree ("topic_id","published_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);
--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- as above
CREATE INDEX "article_bylines_latest" ON "article_bylines" USING btree ("byline_id","published_at" DESC NULLS FIRST,"article_id" DESC NULLS FIRST);
--> statement-breakpoint

CREATE FUNCTION list_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.published_at := (SELECT published_at FROM articles WHERE id = NEW.article_id AND status = 'published');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER article_topics_list BEFORE INSERT ON article_topics FOR EACH ROW EXECUTE FUNCTION list_article();
--> statement-breakpoint
CREATE TRIGGER article_bylines_list BEFORE INSERT ON article_bylines FOR EACH ROW EXECUTE FUNCTION list_article();
--> statement-breakpoint

-- The list of all and those of sections. What an article's topics and bylines hold follows from their own rows.
CREATE FUNCTION count_articles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM list_counts;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO list_counts (list_id, change)
      SELECT l.list_id, count(*) FROM new_rows AS n
      CROSS JOIN LATERAL (VALUES ('00000000-0000-0000-0000-000000000000'::uuid), (n.section_id)) AS l (list_id)
      WHERE n.status = 'published' GROUP BY 1;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO list_counts (list_id, change)
      SELECT l.list_id, -count(*) FROM old_rows AS o
      CROSS JOIN LATERAL (VALUES ('00000000-0000-0000-0000-000000000000'::uuid), (o.section_id)) AS l (list_id)
      WHERE o.status = 'published' GROUP BY 1;
  ELSE
    INSERT INTO list_counts (list_id, change)
      SELECT l.list_id, sum(moved.n) FROM (
        SELECT section_id, -1 AS n FROM old_rows WHERE status = 'published'
        UNION ALL SELECT section_id, 1 FROM new_rows WHERE status = 'published') AS moved
      CROSS JOIN LATERAL (VALUES ('00000000-0000-0000-0000-000000000000'::uuid), (moved.section_id)) AS l (list_id)
      GROUP BY 1 HAVING sum(moved.n) <> 0;
    IF EXISTS (
      SELECT 1 FROM old_rows AS o JOIN new_rows AS n USING (id)
      WHERE (o.status = 'published', o.published_at) IS DISTINCT FROM (n.status = 'published', n.published_at)) THEN
      UPDATE article_topics AS l SET published_at = CASE WHEN n.status = 'published' THEN n.published_at END
        FROM new_rows AS n WHERE n.id = l.article_id;
      UPDATE article_bylines AS l SET published_at = CASE WHEN n.status = 'published' THEN n.published_at END
        FROM new_rows AS n WHERE n.id = l.article_id;
    END IF;
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
CREATE TRIGGER articles_count_delete AFTER DELETE ON articles
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_articles();
--> statement-breakpoint
CREATE TRIGGER articles_count_truncate AFTER TRUNCATE ON articles
  FOR EACH STATEMENT EXECUTE FUNCTION count_articles();
--> statement-breakpoint

CREATE FUNCTION count_listings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO list_counts (list_id, change)
      SELECT list_id, count(*) FROM new_rows AS n (article_id, list_id, place, published_at)
      WHERE published_at IS NOT NULL GROUP BY 1;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO list_counts (list_id, change)
      SELECT list_id, -count(*) FROM old_rows AS o (article_id, list_id, place, published_at)
      WHERE published_at IS NOT NULL GROUP BY 1;
  ELSE
    INSERT INTO list_counts (list_id, change)
      SELECT list_id, sum(n) FROM (
        SELECT list_id, published_at, -1 AS n FROM old_rows AS o (article_id, list_id, place, published_at)
        UNION ALL SELECT list_id, published_at, 1 FROM new_rows AS n (article_id, list_id, place, published_at)) AS moved
      WHERE published_at IS NOT NULL GROUP BY 1 HAVING sum(n) <> 0;
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

-- Which list holds which article: by topic and byline as those know it, by section, and all.
CREATE VIEW published_listings AS
  SELECT '00000000-0000-0000-0000-000000000000'::uuid AS list_id, id AS article_id, published_at FROM articles WHERE status = 'published'
  UNION ALL SELECT section_id, id, published_at FROM articles WHERE status = 'published'
  UNION ALL SELECT list_id, article_id, published_at
    FROM article_topics AS t (article_id, list_id, place, published_at) WHERE published_at IS NOT NULL
  UNION ALL SELECT list_id, article_id, published_at
    FROM article_bylines AS b (article_id, list_id, place, published_at) WHERE published_at IS NOT NULL;
--> statement-breakpoint
GRANT SELECT ON published_listings TO site_app;
--> statement-breakpoint
INSERT INTO list_counts (list_id, change)
  SELECT list_id, count(*) FROM published_listings GROUP BY list_id;
--> statement-breakpoint

-- The same names as before, each found by the first entry of its list and not among all articles that have it: of an EXISTS
-- the planner may make one join of everything.
CREATE OR REPLACE VIEW public_topics WITH (security_barrier) AS
  SELECT t.id, t.slug, t.name FROM topics t
  WHERE (SELECT true FROM article_topics l WHERE l.topic_id = t.id AND l.published_at <= now() LIMIT 1);
--> statement-breakpoint
CREATE OR REPLACE VIEW public_bylines WITH (security_barrier) AS
  SELECT au.id, au.slug, au.name, au.job_title, au.biography FROM bylines au
  WHERE (SELECT true FROM article_bylines l WHERE l.byline_id = au.id AND l.published_at <= now() LIMIT 1);
--> statement-breakpoint

-- Order of the lists of topics and bylines, for readers; as public_article_order, without words and without security_barrier.
-- Two views: through a union the planner finds no order.
CREATE VIEW public_topic_order AS
  SELECT list_id, article_id AS id, published_at
  FROM article_topics AS t (article_id, list_id, place, published_at) WHERE published_at <= now();
--> statement-breakpoint
CREATE VIEW public_byline_order AS
  SELECT list_id, article_id AS id, published_at
  FROM article_bylines AS b (article_id, list_id, place, published_at) WHERE published_at <= now();
--> statement-breakpoint

-- How many readers see: those that wait for their hour are few, and the indexes know them.
CREATE VIEW public_list_counts WITH (security_barrier) AS
  SELECT list_id, sum(change)::integer AS total
  FROM (
    SELECT list_id, change FROM list_counts
    UNION ALL SELECT list_id, -1 FROM published_listings WHERE published_at > now()) AS lines
  GROUP BY list_id HAVING sum(change) > 0;
--> statement-breakpoint
GRANT SELECT ON public_topic_order, public_byline_order, public_list_counts TO site_public, site_app;
--> statement-breakpoint

-- What the desk still works on, which is little of what there is. The rest is published and settled, and has a count.
-- squawk-ignore require-concurrent-index-creation -- as above
CREATE INDEX "articles_open" ON "articles" USING btree ("status","workflow","published_at")
  WHERE deleted_at is null and (status <> 'published' or workflow <> 'settled');
--> statement-breakpoint

-- One line each again. Whoever reads meanwhile sees the old lines or the new one, and a line that is added stays.
CREATE FUNCTION fold_counts() RETURNS void LANGUAGE sql AS $$
  WITH gone AS (DELETE FROM comment_counts RETURNING status, change)
    INSERT INTO comment_counts SELECT status, sum(change) FROM gone GROUP BY status HAVING sum(change) <> 0;
  WITH gone AS (DELETE FROM list_counts RETURNING list_id, change)
    INSERT INTO list_counts SELECT list_id, sum(change) FROM gone GROUP BY list_id HAVING sum(change) <> 0;
$$;
