ALTER TABLE "search_documents" ADD COLUMN "words" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE TABLE "search_word_counts" (
	"word" text NOT NULL,
	"change" integer NOT NULL
);
--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the table is empty
CREATE INDEX "search_word_counts_word" ON "search_word_counts" USING btree ("word","change");--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- its rows go below
CREATE INDEX "search_words_beginning" ON "search_words" USING btree ("unaccented" text_pattern_ops);--> statement-breakpoint
ALTER TABLE "sections" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid -- a newspaper has a dozen sections
ALTER TABLE "sections" ADD CONSTRAINT "sections_parent_id_sections_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sections"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- as above
CREATE INDEX "sections_parent" ON "sections" USING btree ("parent_id");--> statement-breakpoint
-- squawk-ignore constraint-missing-not-valid -- as above
ALTER TABLE "sections" ADD CONSTRAINT "sections_parent_other" CHECK ("sections"."parent_id" <> "sections"."id");
--> statement-breakpoint
CREATE TABLE "front_previews" (
	"page_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"layout" jsonb NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "front_previews_page_id_user_id_pk" PRIMARY KEY("page_id","user_id")
);
--> statement-breakpoint
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid -- the table is empty
ALTER TABLE "front_previews" ADD CONSTRAINT "front_previews_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint

-- Hand-written from here on.
-- A section is public where it or one of its sub-sections holds an article that readers see. Each is found by the first entry
-- of an index, however much it holds; the order names the index: without it, an empty section is looked for among all articles.
CREATE OR REPLACE VIEW public_sections WITH (security_barrier) AS
  SELECT s.id, s.slug, s.name, s.description, s.position, s.parent_id FROM sections s
  WHERE (SELECT true FROM visible_articles a WHERE a.section_id = s.id ORDER BY a.published_at DESC, a.id DESC LIMIT 1)
    OR (SELECT true FROM sections c WHERE c.parent_id = s.id
      AND (SELECT true FROM visible_articles a WHERE a.section_id = c.id ORDER BY a.published_at DESC, a.id DESC LIMIT 1) LIMIT 1);
--> statement-breakpoint
-- Order of the corrections, without words; as public_article_order, without security_barrier: the planner must see through it
-- to the index. The words come from public_corrections, by id.
CREATE VIEW public_correction_order AS
  SELECT c.id, c.created_at FROM corrections c JOIN visible_articles a ON a.id = c.article_id WHERE c.created_at <= now();
--> statement-breakpoint
GRANT SELECT ON public_correction_order TO site_public, site_app;
--> statement-breakpoint

-- How many articles have a word. Whoever writes a row of the index, or takes it away, writes its words here too. Lines are only
-- ever added, so that no two publications wait for each other; the sum is exact at any time.
GRANT SELECT, INSERT, DELETE ON search_word_counts TO site_app;
--> statement-breakpoint
-- What was counted so far was so at the last rebuilding only. The rows are made again by the worker, which their format tells.
DELETE FROM search_words;
--> statement-breakpoint
CREATE FUNCTION count_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM search_word_counts;
    DELETE FROM search_words;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO search_word_counts (word, change)
      SELECT word, count(*) FROM new_rows, unnest(words) AS word GROUP BY word;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO search_word_counts (word, change)
      SELECT word, -count(*) FROM old_rows, unnest(words) AS word GROUP BY word;
  ELSE
    INSERT INTO search_word_counts (word, change)
      SELECT word, sum(n) FROM (
        SELECT unnest(o.words) AS word, -1 AS n FROM old_rows AS o JOIN new_rows AS w USING (article_id) WHERE o.words <> w.words
        UNION ALL
        SELECT unnest(w.words), 1 FROM old_rows AS o JOIN new_rows AS w USING (article_id) WHERE o.words <> w.words) AS moved
      GROUP BY word HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_documents_words_insert AFTER INSERT ON search_documents
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_search_words();
--> statement-breakpoint
CREATE TRIGGER search_documents_words_update AFTER UPDATE ON search_documents
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_search_words();
--> statement-breakpoint
CREATE TRIGGER search_documents_words_delete AFTER DELETE ON search_documents
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_search_words();
--> statement-breakpoint
CREATE TRIGGER search_documents_words_truncate AFTER TRUNCATE ON search_documents
  FOR EACH STATEMENT EXECUTE FUNCTION count_search_words();
--> statement-breakpoint
-- One number each again. Whoever reads meanwhile sees the lines or their sum, and a line that is added stays.
CREATE FUNCTION fold_search_words() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('search_word_counts', 0));
  WITH gone AS (DELETE FROM search_word_counts RETURNING word, change),
    sums AS (SELECT word, sum(change) AS n FROM gone GROUP BY word HAVING sum(change) <> 0)
    UPDATE search_words AS w SET documents = w.documents + sums.n FROM sums WHERE sums.word = w.word;
$$;
--> statement-breakpoint
-- From the rows themselves. Rows and lines are read in one statement, so that each change is in both or in neither.
CREATE FUNCTION recount_search_words() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('search_word_counts', 0));
  WITH gone AS (DELETE FROM search_word_counts),
    sums AS (SELECT word, count(*) AS n FROM search_documents, unnest(words) AS word GROUP BY word)
    UPDATE search_words AS w SET documents = coalesce(counted.n, 0)
    FROM search_words AS o LEFT JOIN sums AS counted ON counted.word = o.word
    WHERE o.word = w.word AND w.documents <> coalesce(counted.n, 0);
$$;
--> statement-breakpoint
-- Words that no article has. A publication that runs may have met one of them and left it alone: it is waited for, and the next
-- one waits for this.
CREATE FUNCTION forget_search_words() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  LOCK TABLE search_words IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM search_words AS w WHERE documents <= 0 AND NOT EXISTS (SELECT FROM search_word_counts c WHERE c.word = w.word);
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION fold_search_words(), recount_search_words(), forget_search_words() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION fold_search_words(), recount_search_words(), forget_search_words() TO site_app;
--> statement-breakpoint

-- Titles that may be meant by what is typed so far: whole words, and the beginning of one, all in the title. The newest are looked at one by one; only
-- what hardly any of them says is looked for among all, which then hold little of it.
CREATE FUNCTION search_titles(configuration regconfig, accented text, plain text, last_accented text, last_plain text, most integer)
  RETURNS TABLE (id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  newest CONSTANT integer := 1000;
  ending CONSTANT tsquery := search_question(configuration, last_accented, last_plain);
  begins CONSTANT tsquery := (quote_literal(last_plain) || ':*A')::tsquery;
  before CONSTANT tsquery := search_question(configuration, accented, plain);
  asked CONSTANT tsquery := CASE WHEN numnode(before) > 0 THEN before && (begins || ending) ELSE begins || ending END;
  seen integer;
BEGIN
  RETURN QUERY SELECT n.article_id FROM (
    SELECT d.article_id, d.heading FROM search_documents d WHERE d.published_at <= now() ORDER BY d.published_at DESC LIMIT newest) AS n
    WHERE ts_filter(n.heading, '{a}') @@ asked LIMIT most;
  GET DIAGNOSTICS seen = ROW_COUNT;
  IF seen > 0 OR length(last_plain) < 4 THEN RETURN; END IF;
  RETURN QUERY SELECT d.article_id FROM search_documents d
    WHERE d.heading @@ asked AND ts_filter(d.heading, '{a}') @@ asked AND d.published_at <= now() ORDER BY d.published_at DESC LIMIT most;
END $$;
--> statement-breakpoint
-- Words that begin so, the most usual first. One that more articles have than wait for their hour or are withdrawn is in one that
-- readers see; the others are looked for there.
CREATE FUNCTION search_words_like(beginning text, most integer) RETURNS TABLE (shown text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  hidden CONSTANT bigint := (SELECT count(*) FROM search_documents d WHERE d.published_at IS NULL)
    + (SELECT count(*) FROM search_documents d WHERE d.published_at > now());
  found record;
  seen integer := 0;
BEGIN
  FOR found IN
    SELECT w.word, w.shown, w.unaccented,
      w.documents + coalesce((SELECT sum(c.change) FROM search_word_counts c WHERE c.word = w.word), 0) AS documents
    -- The operators of the index itself: of LIKE with a pattern that comes later the planner makes no range.
    FROM search_words w WHERE w.unaccented ~>=~ beginning AND w.unaccented ~<~ (beginning || chr(1114111))
    ORDER BY 4 DESC, w.word LIMIT 12
  LOOP
    IF found.documents > hidden OR EXISTS (
      SELECT FROM search_documents d
      WHERE d.document @@ search_question(d.configuration::regconfig, found.word, found.unaccented)
        AND d.published_at <= now() AND found.word = ANY (d.words))
    THEN
      shown := found.shown;
      RETURN NEXT;
      seen := seen + 1;
      EXIT WHEN seen = most;
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_titles(regconfig, text, text, text, text, integer), search_words_like(text, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_titles(regconfig, text, text, text, text, integer), search_words_like(text, integer) TO site_public, site_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON front_previews TO site_app;
