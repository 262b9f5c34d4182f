CREATE TABLE "share_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid,
	"file" text NOT NULL,
	"title" text NOT NULL,
	"lead" text,
	"drawn_from" text NOT NULL,
	"drawn_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "colour" text;--> statement-breakpoint
CREATE UNIQUE INDEX "share_cards_article" ON "share_cards" USING btree ("article_id") WHERE removed_at is null and article_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "share_cards_site" ON "share_cards" USING btree ((article_id is null)) WHERE removed_at is null and article_id is null;
--> statement-breakpoint

-- Hand-written from here.
GRANT SELECT, INSERT, UPDATE, DELETE ON share_cards TO site_app;
--> statement-breakpoint
CREATE VIEW public_cards WITH (security_barrier) AS
  SELECT c.article_id, c.file, c.title, c.lead FROM share_cards c
  WHERE c.removed_at IS NULL
    AND (c.article_id IS NULL OR EXISTS (SELECT 1 FROM visible_articles v WHERE v.id = c.article_id));
--> statement-breakpoint
GRANT SELECT ON public_cards TO site_public, site_app;
--> statement-breakpoint
-- Every view that shows a picture says its ground too: one and the same change.
DO $$
DECLARE
  shown record;
  changed integer := 0;
BEGIN
  FOR shown IN
    SELECT c.oid::regclass AS name, pg_get_viewdef(c.oid) AS body, array_to_string(c.reloptions, ', ') AS options
    FROM pg_class c WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace
      AND pg_get_viewdef(c.oid) LIKE '%, m.avif%'
  LOOP
    EXECUTE format('CREATE OR REPLACE VIEW %s %s AS %s', shown.name,
      CASE WHEN shown.options <> '' THEN format('WITH (%s)', shown.options) ELSE '' END,
      replace(shown.body, ', m.avif', ', m.avif, ''colour'', m.colour'));
    changed := changed + 1;
  END LOOP;
  IF changed < 5 THEN
    RAISE EXCEPTION 'A view that shows pictures is spelled otherwise than this migration knows.';
  END IF;
END $$;
