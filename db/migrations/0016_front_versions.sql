CREATE TABLE "front_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"layout" jsonb NOT NULL,
	"restored_from" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "front_versions_number" UNIQUE("page_id","number")
);
--> statement-breakpoint
ALTER TABLE "front_versions" ADD CONSTRAINT "front_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- By hand from here on: roles, append-only, views.
GRANT SELECT, INSERT ON front_versions TO site_app;
--> statement-breakpoint
CREATE TRIGGER front_versions_append_only BEFORE UPDATE ON front_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Page by page, so that one entry of the index answers for a page however often it was composed.
CREATE VIEW newest_fronts AS
  SELECT p.page_id, f.layout
  FROM (SELECT '00000000-0000-0000-0000-000000000000'::uuid AS page_id UNION ALL SELECT id FROM sections) AS p
  CROSS JOIN LATERAL (
    SELECT v.layout FROM front_versions v WHERE v.page_id = p.page_id ORDER BY v.number DESC LIMIT 1) AS f;
--> statement-breakpoint
-- Where each story of a composition stands, whoever sees it. An id that is none would be a defect of ours: the desk's schema
-- lets none in.
CREATE VIEW front_slots AS
  SELECT f.page_id, p.place, p.block_id, s.position::int AS position, s.id::uuid AS article_id
  FROM newest_fronts f
  CROSS JOIN LATERAL (
    SELECT k AS place, NULL::uuid AS block_id, f.layout -> k AS ids FROM unnest(ARRAY['leads', 'linked', 'seconds', 'row']) AS k
    UNION ALL
    SELECT 'block', (b ->> 'sectionId')::uuid, b -> 'stories' FROM jsonb_array_elements(f.layout -> 'blocks') AS b) AS p
  CROSS JOIN LATERAL jsonb_array_elements_text(p.ids) WITH ORDINALITY AS s (id, position);
--> statement-breakpoint
CREATE VIEW public_front_slots WITH (security_barrier) AS
  SELECT s.page_id, s.place, s.block_id, s.position, s.article_id
  FROM front_slots s JOIN visible_articles a ON a.id = s.article_id;
--> statement-breakpoint
-- What is composed may tell what is to come. The title of a report is public with a story of it, a banner until its end and with the article
-- it leads to, a block where readers know its section.
CREATE VIEW public_fronts WITH (security_barrier) AS
  SELECT f.page_id, f.layout ->> 'kind' AS kind,
    CASE WHEN f.layout ->> 'kind' = 'report' AND EXISTS (
        SELECT 1 FROM front_slots s JOIN visible_articles a ON a.id = s.article_id
        WHERE s.page_id = f.page_id AND s.place IN ('leads', 'linked'))
      THEN f.layout ->> 'title' ELSE '' END AS title,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('sectionId', b.value -> 'sectionId', 'isShown', b.value -> 'isShown') ORDER BY b.place)
      FROM jsonb_array_elements(f.layout -> 'blocks') WITH ORDINALITY AS b (value, place)
      JOIN public_sections s ON s.id = (b.value ->> 'sectionId')::uuid), '[]') AS blocks,
    (f.layout ->> 'hasLatest')::boolean AS has_latest,
    (f.layout ->> 'hasMostCommented')::boolean AS has_most_commented,
    CASE WHEN (f.layout #>> '{banner,endsAt}')::timestamptz > now()
        AND (f.layout #>> '{banner,articleId}' IS NULL
          OR EXISTS (SELECT 1 FROM visible_articles a WHERE a.id = (f.layout #>> '{banner,articleId}')::uuid))
      THEN f.layout -> 'banner' END AS banner
  FROM newest_fronts f;
--> statement-breakpoint
-- As public_articles, with what waits for its hour: for a look ahead by the desk, and for nobody else.
CREATE VIEW planned_articles AS
  SELECT
    a.id, a.slug, a.section_id, s.slug AS section_slug, s.name AS section_name,
    r.content ->> 'title' AS title,
    r.content ->> 'standfirst' AS standfirst,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('slug', b.slug, 'name', b.name, 'jobTitle', b.job_title) ORDER BY ab.position)
      FROM article_bylines ab JOIN bylines b ON b.id = ab.byline_id
      WHERE ab.article_id = a.id), '[]') AS bylines,
    (SELECT jsonb_build_object('id', m.id, 'token', m.token, 'width', m.width, 'height', m.height, 'widths', m.widths, 'avif', m.avif,
        'alt', r.content #>> '{lead,alt}', 'caption', r.content #>> '{lead,caption}', 'credit', r.content #>> '{lead,credit}')
      FROM media m WHERE m.withdrawn_at IS NULL AND m.id =
        CASE WHEN r.content #>> '{lead,mediaId}' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
          THEN (r.content #>> '{lead,mediaId}')::uuid END) AS lead,
    a.published_at, a.updated_at, a.comment_count, r.words
  FROM articles a
  JOIN sections s ON s.id = a.section_id
  JOIN article_revisions r ON r.id = a.published_revision_id
  WHERE a.status = 'published';
--> statement-breakpoint
GRANT SELECT ON public_fronts, public_front_slots TO site_public;
--> statement-breakpoint
GRANT SELECT ON newest_fronts, front_slots, public_fronts, public_front_slots, planned_articles TO site_app;
--> statement-breakpoint
-- The demo's compositions go with it. The application may not delete a version, nor choose which ones go.
CREATE FUNCTION remove_demo_fronts() RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM front_versions WHERE created_by IN (SELECT d.id FROM demo_rows d WHERE d.noun = 'user');
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION remove_demo_fronts() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_demo_fronts() TO site_app;
