-- What readers search. The rows come from the articles: the worker writes those that are missing, and publication its own
-- (decision 28). Nobody waits for this: both tables are new and empty.
CREATE TABLE "search_documents" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"revision_id" uuid NOT NULL,
	"format" integer NOT NULL,
	"configuration" text NOT NULL,
	"published_at" timestamp with time zone,
	"section_id" uuid NOT NULL,
	"topic_ids" uuid[] NOT NULL,
	"byline_ids" uuid[] NOT NULL,
	"heading" "tsvector" NOT NULL,
	"document" "tsvector" NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"shown" text NOT NULL,
	"unaccented" text NOT NULL,
	"documents" integer NOT NULL
);
--> statement-breakpoint
-- squawk-ignore adding-foreign-key-constraint -- the table is empty
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the table is empty
CREATE INDEX "search_documents_document" ON "search_documents" USING gin ("document");--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the table is empty
CREATE INDEX "search_documents_heading" ON "search_documents" USING gin ("heading");--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the table is empty
CREATE INDEX "search_documents_latest" ON "search_documents" USING btree ("published_at" DESC NULLS FIRST);
--> statement-breakpoint

-- By hand from here on: rights, what keeps the hour, and the functions by which readers search.
GRANT SELECT, INSERT, UPDATE, DELETE ON search_documents, search_words TO site_app;
--> statement-breakpoint

-- Whoever writes an article's status or hour writes it here too: what is withdrawn is not found, whatever was forgotten.
CREATE FUNCTION follow_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE search_documents AS d SET published_at = CASE WHEN n.status = 'published' THEN n.published_at END
    FROM new_rows AS n JOIN old_rows AS o USING (id)
    WHERE d.article_id = n.id AND (o.status, o.published_at) IS DISTINCT FROM (n.status, n.published_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER articles_search AFTER UPDATE ON articles
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION follow_publication();
--> statement-breakpoint
CREATE FUNCTION know_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.published_at := (SELECT published_at FROM articles WHERE id = NEW.article_id AND status = 'published');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_documents_hour BEFORE INSERT OR UPDATE OF revision_id ON search_documents
  FOR EACH ROW EXECUTE FUNCTION know_publication();
--> statement-breakpoint

-- The extensions unaccent and its kin are not everywhere; the texts come here without accents, and stems lose theirs here.
CREATE FUNCTION search_bare(lexemes text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(lexemes, 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy');
--> statement-breakpoint

-- Three readings of each word at its one place: its stem, the stem without accents, and the stem of the word without accents.
-- The first two find « députée » for « député », the last one finds « députée » for « deputee ».
CREATE FUNCTION search_vector(configuration regconfig, accented text, plain text) RETURNS tsvector LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT (stems || ' ' || search_bare(stems) || ' ' || to_tsvector(configuration, plain)::text)::tsvector
  FROM (SELECT to_tsvector(configuration, accented)::text AS stems) AS s;
END;
--> statement-breakpoint
-- The same of what is asked: any of the three will do. Several words are a phrase.
CREATE FUNCTION search_question(configuration regconfig, accented text, plain text) RETURNS tsquery LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT stems || search_bare(stems::text)::tsquery || phraseto_tsquery(configuration, plain)
  FROM (SELECT phraseto_tsquery(configuration, accented) AS stems) AS s;
END;
--> statement-breakpoint

-- A whole question: all groups, of each group any term (domain/search/question.ts). `others` are
-- forms of the same word, `also` names whoever is called so.
CREATE FUNCTION search_groups(configuration regconfig, groups jsonb) RETURNS tsquery LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
  group_of_terms jsonb;
  term jsonb;
  other jsonb;
  one tsquery;
  any_of tsquery;
  whole tsquery := '';
BEGIN
  FOR group_of_terms IN SELECT value FROM jsonb_array_elements(groups) LOOP
    any_of := '';
    FOR term IN SELECT value FROM jsonb_array_elements(group_of_terms) LOOP
      one := search_question(configuration, term ->> 'accented', term ->> 'plain');
      -- Of a word that every text has there are no others: « sommes » is no sum.
      IF numnode(one) > 0 THEN
        FOR other IN SELECT value FROM jsonb_array_elements(term -> 'others') LOOP
          one := one || search_question(configuration, other ->> 'accented', other ->> 'plain');
        END LOOP;
      END IF;
      IF term ->> 'also' <> '' THEN one := one || (term ->> 'also')::tsquery; END IF;
      IF (term ->> 'isExcluded')::boolean AND numnode(one) > 0 THEN one := !!one; END IF;
      any_of := any_of || one;
    END LOOP;
    whole := whole && any_of;
  END LOOP;
  RETURN whole;
END $$;
--> statement-breakpoint

-- What readers find. The one place that reads the index for them, and nothing of it leaves before its hour: a view could be
-- asked by functions that tell what they are given. A word that thousands of articles have is looked for among the newest,
-- and in older titles: to rank all of them takes a second, and who wants an old one says more, or asks by date.
CREATE FUNCTION search_articles(
  words tsquery, filters tsquery, since timestamptz, until timestamptz, by_date boolean, as_of timestamptz,
  after_score double precision, after_at timestamptz, after_id uuid, page_size integer
) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
DECLARE
  -- What is ranked and counted in a few milliseconds.
  newest CONSTANT integer := 3000;
  -- So many of those that a whole archive thirty times as large holds more than can be ranked.
  common CONSTANT integer := 75;
  -- So many titles among the newest say it that nobody misses the older ones.
  titled CONSTANT integer := 20;
  -- Ranked by all of their words. Nobody looks at the tenth page.
  ranked CONSTANT integer := 200;
  has_words CONSTANT boolean := numnode(words) > 0;
  asked CONSTANT tsquery := words && coalesce(filters, ''::tsquery);
  top CONSTANT timestamptz := least(now(), until, CASE WHEN by_date THEN after_at END);
  edge timestamptz;
  months tsquery;
  result jsonb;
  statement CONSTANT text := $statement$
    WITH matched AS MATERIALIZED (
      SELECT article_id, published_at, section_id, topic_ids, byline_ids, document,
        CASE WHEN $2 THEN ts_rank('{0.1, 0.1, 0.4, 1}', heading, $3) ELSE 0 END AS heading_rank
      FROM search_documents
      WHERE document @@ $1 AND published_at <= now() AND ($4 IS NULL OR published_at >= $4) AND ($5 IS NULL OR published_at < $5)
      UNION ALL
      SELECT article_id, published_at, section_id, topic_ids, byline_ids, document,
        ts_rank('{0.1, 0.1, 0.4, 1}', heading, $3)
      FROM search_documents
      WHERE $6 IS NOT NULL AND heading @@ $13 AND published_at < $6 AND ($4 IS NULL OR published_at >= $4)
    ), fresh AS (
      SELECT *, 0.4 + 0.6 / (1 + greatest(0, extract(epoch FROM $7 - published_at)::double precision) / 7776000) AS freshness
      FROM matched
    ), chosen AS (
      SELECT * FROM fresh WHERE NOT $8 ORDER BY (0.05 + heading_rank) * freshness DESC, article_id DESC LIMIT $12
    ), scored AS (
      SELECT article_id, published_at,
        CASE WHEN $2 THEN 2 * heading_rank + ts_rank_cd('{0.1, 0.2, 0.4, 1}', document, $3, 33) + 0.001 ELSE 1 END * freshness AS score
      FROM chosen
      UNION ALL
      SELECT article_id, published_at, extract(epoch FROM published_at)::double precision FROM fresh WHERE $8
    ), page AS (
      SELECT * FROM scored
      WHERE $9 IS NULL OR (score, article_id) < ($9, $10)
      ORDER BY score DESC, article_id DESC LIMIT $11
    )
    SELECT jsonb_build_object(
      'total', (SELECT count(*) FROM matched),
      'titled', (SELECT count(*) FROM matched WHERE heading_rank > 0),
      'rows', coalesce((SELECT jsonb_agg(jsonb_build_object('id', article_id, 'score', score, 'publishedAt', published_at)
        ORDER BY score DESC, article_id DESC) FROM page), '[]'),
      'sections', coalesce((SELECT jsonb_object_agg(section_id, n) FROM (
        SELECT section_id, count(*) AS n FROM matched GROUP BY 1) AS f), '{}'),
      'topics', coalesce((SELECT jsonb_object_agg(id, n) FROM (
        SELECT id, count(*) AS n FROM matched, unnest(topic_ids) AS id GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 8) AS f), '{}'),
      'bylines', coalesce((SELECT jsonb_object_agg(id, n) FROM (
        SELECT id, count(*) AS n FROM matched, unnest(byline_ids) AS id GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 8) AS f), '{}'))
    $statement$;
BEGIN
  IF numnode(asked) = 0 THEN RETURN NULL; END IF;
  SELECT published_at INTO edge FROM search_documents WHERE published_at <= top ORDER BY published_at DESC OFFSET newest LIMIT 1;
  -- An archive that is hardly larger is searched whole.
  IF edge IS NOT NULL AND NOT EXISTS (
    SELECT FROM (SELECT 1 FROM search_documents WHERE published_at <= edge ORDER BY published_at DESC OFFSET newest LIMIT 1) AS more)
  THEN edge := NULL; END IF;
  IF edge IS NOT NULL THEN
    SELECT string_agg(quote_literal('@m' || to_char(m, 'YYYYMM')), ' | ')::tsquery INTO months
      FROM generate_series(date_trunc('month', greatest(edge, since) AT TIME ZONE 'UTC'), top AT TIME ZONE 'UTC', interval '1 month') AS m;
    EXECUTE statement INTO result USING asked && months, has_words, words, greatest(since, edge), until, NULL::timestamptz, as_of,
      by_date, after_score, after_id, page_size, ranked, asked;
    -- The whole period that was asked for is among the newest.
    IF since >= edge THEN RETURN result || '{"isWhole": true}'; END IF;
    IF (result ->> 'total')::integer >= common THEN
      IF has_words AND NOT by_date AND (result ->> 'titled')::integer < titled THEN
        EXECUTE statement INTO result USING asked && months, has_words, words, greatest(since, edge), until, edge, as_of,
          by_date, after_score, after_id, page_size, ranked, asked;
      END IF;
      RETURN result || '{"isWhole": false}';
    END IF;
  END IF;
  EXECUTE statement INTO result USING asked, has_words, words, since, until, NULL::timestamptz, as_of,
    by_date, after_score, after_id, page_size, ranked, asked;
  RETURN result || '{"isWhole": true}';
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_articles(tsquery, tsquery, timestamptz, timestamptz, boolean, timestamptz, double precision, timestamptz, uuid, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_articles(tsquery, tsquery, timestamptz, timestamptz, boolean, timestamptz, double precision, timestamptz, uuid, integer) TO site_public, site_app;
--> statement-breakpoint

-- Words that are written like this one, and stand in an article that readers see. Where the extensions are, the start of the
-- site puts a better one in its place (db/search-extensions.ts); without them nothing is suggested.
CREATE FUNCTION search_close_words(asked text) RETURNS TABLE (shown text, distance integer, documents integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
  SELECT NULL::text, 0, 0 WHERE false;
END;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_close_words(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_close_words(text) TO site_public, site_app;
--> statement-breakpoint

-- For extracts, by id.
CREATE VIEW public_search_texts WITH (security_barrier) AS
  SELECT article_id AS id, configuration, body FROM search_documents WHERE published_at <= now();
--> statement-breakpoint
GRANT SELECT ON public_search_texts TO site_public, site_app;
