ALTER TABLE "media" DROP CONSTRAINT "media_size";--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "withheld_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "kind" text DEFAULT 'picture' NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "format" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "duration" integer;--> statement-breakpoint
-- squawk-ignore constraint-missing-not-valid -- the site does not run yet, and all rows are pictures that had the check
ALTER TABLE "media" ADD CONSTRAINT "media_size" CHECK (case "media"."kind" when 'audio' then "media"."width" = 0 and "media"."height" = 0 and "media"."duration" > 0 and "media"."format" is not null else "media"."kind" = 'picture' and "media"."width" > 0 and "media"."height" > 0 end);
--> statement-breakpoint

-- Hand-written from here.
-- Sounds that readers can hear: those of what is published, and of nothing else. `place` is where they stand in the text.
CREATE VIEW public_audio WITH (security_barrier) AS
  SELECT a.id AS shown_in, m.id, m.token AS file, m.format, m.bytes, m.duration, strpos(r.content::text, m.id::text) AS place
  FROM visible_articles a
  JOIN article_media am ON am.article_id = a.id
  JOIN media m ON m.id = am.media_id
  JOIN article_revisions r ON r.id = a.published_revision_id
  WHERE m.kind = 'audio' AND m.withdrawn_at IS NULL
  UNION ALL
  SELECT p.id, m.id, m.token, m.format, m.bytes, m.duration, strpos(r.content::text, m.id::text)
  FROM pages p
  JOIN page_revisions r ON r.id = p.published_revision_id
  JOIN media m ON m.kind = 'audio' AND m.withdrawn_at IS NULL AND m.id IN (
    SELECT match[1]::uuid
    FROM regexp_matches(r.content::text, '"mediaId": "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', 'g') AS match)
  WHERE p.status = 'published';
--> statement-breakpoint
GRANT SELECT ON public_audio TO site_public, site_app;
--> statement-breakpoint

-- A version that was withheld keeps its place and its hour; its words are nobody's any more.
GRANT UPDATE (withheld_at) ON article_versions TO site_app;
--> statement-breakpoint
CREATE OR REPLACE VIEW public_versions WITH (security_barrier) AS
  SELECT v.revision_id AS id, v.article_id, v.public_at,
    CASE WHEN v.withheld_at IS NULL THEN r.content ->> 'title' ELSE '' END AS title,
    CASE WHEN v.withheld_at IS NULL THEN r.content ->> 'standfirst' ELSE '' END AS standfirst,
    CASE WHEN v.withheld_at IS NULL AND jsonb_typeof(r.content -> 'lead') = 'object' THEN r.content -> 'lead' END AS lead,
    CASE WHEN v.withheld_at IS NULL THEN r.content -> 'body' ELSE '{"type": "doc", "content": []}' END AS body,
    md5(coalesce(r.content -> 'bylineIds', r.content -> 'authorIds')::text) AS bylines,
    md5(concat(r.content ->> 'sectionId', r.content ->> 'topicIds')) AS filing,
    (SELECT c.text FROM corrections c WHERE c.revision_id = v.revision_id AND c.created_at <= now()
      ORDER BY c.created_at LIMIT 1) AS correction,
    v.withheld_at IS NOT NULL AS is_withheld
  FROM article_versions v
  JOIN visible_articles a ON a.id = v.article_id
  JOIN article_revisions r ON r.id = v.revision_id
  WHERE v.public_at <= now()
    AND coalesce((SELECT (value ->> 'historyPublic')::boolean FROM settings WHERE key = 'site'), true);
--> statement-breakpoint

-- The desk also finds an article by the transcripts of its sounds and by who is cited. No stored row has any of these yet.
CREATE OR REPLACE FUNCTION draft_search(content jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT search_words(coalesce(content ->> 'title', '') || ' ' || coalesce(content ->> 'standfirst', '') || ' '
    || coalesce((
      SELECT string_agg((
        SELECT string_agg(coalesce(node ->> 'text', ' '), '' ORDER BY place)
        FROM jsonb_array_elements(nodes) WITH ORDINALITY AS list(node, place)), ' ')
      FROM jsonb_path_query(content, 'strict $.body.**.content ? (@.type() == "array")', silent => true) AS nodes), '')
    || ' ' || coalesce((
      SELECT string_agg(words #>> '{}', ' ')
      FROM (SELECT jsonb_path_query(content, 'strict $.**.caption', silent => true) AS words
        UNION ALL SELECT jsonb_path_query(content, 'strict $.**.attribution', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'strict $.body.**.attrs.text', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].attrs.title', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].attrs.source', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].attrs.transcript', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].attrs.author', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].attrs.series[*]', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].attrs.rows[*].label', silent => true)
        UNION ALL SELECT jsonb_path_query(content, 'lax $.body.content[*].content[*].attrs.date', silent => true)
      ) AS beside), ''));
END;
