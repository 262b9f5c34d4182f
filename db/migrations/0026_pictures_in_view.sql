ALTER TABLE "media" ADD COLUMN "focus_x" integer DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "focus_y" integer DEFAULT 50 NOT NULL;--> statement-breakpoint
-- squawk-ignore constraint-missing-not-valid -- the site does not run yet, and all rows are in the middle
ALTER TABLE "media" ADD CONSTRAINT "media_focus" CHECK ("media"."focus_x" between 0 and 100 and "media"."focus_y" between 0 and 100);
--> statement-breakpoint

-- Hand-written from here.
-- Every view that shows a picture says which point of it stays in view: one and the same change.
DO $$
DECLARE
  shown record;
  changed integer := 0;
BEGIN
  FOR shown IN
    SELECT c.oid::regclass AS name, pg_get_viewdef(c.oid) AS body, array_to_string(c.reloptions, ', ') AS options
    FROM pg_class c WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace
      AND pg_get_viewdef(c.oid) LIKE '%, m.colour%'
  LOOP
    EXECUTE format('CREATE OR REPLACE VIEW %s %s AS %s', shown.name,
      CASE WHEN shown.options <> '' THEN format('WITH (%s)', shown.options) ELSE '' END,
      replace(shown.body, ', m.colour',
        ', m.colour, ''focus'', jsonb_build_object(''x'', m.focus_x, ''y'', m.focus_y)'));
    changed := changed + 1;
  END LOOP;
  IF changed < 5 THEN
    RAISE EXCEPTION 'A view that shows pictures is spelled otherwise than this migration knows.';
  END IF;
END $$;
--> statement-breakpoint
-- As it was, and whether the rule chooses the first of two equals.
CREATE OR REPLACE VIEW public_fronts WITH (security_barrier) AS
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
      THEN f.layout -> 'banner' END AS banner,
    coalesce((f.layout ->> 'isLeadOpen')::boolean, false) AS is_lead_open
  FROM newest_fronts f;
