CREATE TYPE "public"."page_revision_kind" AS ENUM('checkpoint', 'published');--> statement-breakpoint
CREATE TABLE "navigation_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"value" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "navigation_versions_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "page_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"page_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"kind" "page_revision_kind" NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_revisions_number" UNIQUE("page_id","number")
);
--> statement-breakpoint
CREATE TABLE "pages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"kind" text,
	"language" text NOT NULL,
	"status" "publication_status" DEFAULT 'draft' NOT NULL,
	"published_revision_id" uuid,
	"updated_at" timestamp with time zone,
	"draft" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_by" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pages_slug_unique" UNIQUE("slug"),
	CONSTRAINT "pages_kind_unique" UNIQUE("kind"),
	CONSTRAINT "pages_published_whole" CHECK ("pages"."status" <> 'published' or ("pages"."published_revision_id" is not null and "pages"."updated_at" is not null)),
	CONSTRAINT "pages_owed_stay" CHECK ("pages"."kind" is null or "pages"."status" <> 'unpublished')
);
--> statement-breakpoint
ALTER TABLE "navigation_versions" ADD CONSTRAINT "navigation_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_revisions" ADD CONSTRAINT "page_revisions_page_id_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."pages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_revisions" ADD CONSTRAINT "page_revisions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_published_revision_id_page_revisions_id_fk" FOREIGN KEY ("published_revision_id") REFERENCES "public"."page_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pages" ADD CONSTRAINT "pages_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "navigation_versions_newest" ON "navigation_versions" USING btree ("number" DESC NULLS LAST);--> statement-breakpoint

-- Hand-written from here.
-- Revisions and versions are append-only for the site, and a page goes by two doors only: one that was never public, and
-- those of the demo.
GRANT SELECT, INSERT, UPDATE ON pages TO site_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON page_revisions, navigation_versions TO site_app;
--> statement-breakpoint
CREATE VIEW public_pages WITH (security_barrier) AS
  SELECT p.id, p.slug, p.kind, p.language,
    r.content ->> 'title' AS title,
    r.content ->> 'standfirst' AS standfirst,
    r.content -> 'body' AS body,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', m.id, 'token', m.token, 'width', m.width, 'height', m.height, 'widths', m.widths, 'avif', m.avif,
        'alt', '', 'caption', '', 'credit', ''))
      FROM media m WHERE m.withdrawn_at IS NULL AND m.id IN (
        SELECT match[1]::uuid
        FROM regexp_matches(r.content::text, '"mediaId": "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', 'g') AS match)), '[]') AS pictures,
    p.updated_at
  FROM pages p JOIN page_revisions r ON r.id = p.published_revision_id
  WHERE p.status = 'published';
--> statement-breakpoint
-- What was public once owes its readers a 410: the address alone stays known.
CREATE VIEW public_gone_pages WITH (security_barrier) AS
  SELECT slug FROM pages WHERE status = 'unpublished';
--> statement-breakpoint
CREATE VIEW public_navigation WITH (security_barrier) AS
  SELECT value FROM navigation_versions ORDER BY number DESC LIMIT 1;
--> statement-breakpoint
GRANT SELECT ON public_pages, public_gone_pages, public_navigation TO site_public, site_app;
--> statement-breakpoint
CREATE FUNCTION remove_page_draft(page uuid) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM pages WHERE id = page AND kind IS NULL AND status = 'draft' AND published_revision_id IS NULL FOR UPDATE;
  IF NOT FOUND OR EXISTS (SELECT 1 FROM page_revisions WHERE page_id = page AND kind = 'published') THEN
    RETURN false;
  END IF;
  DELETE FROM page_revisions WHERE page_id = page;
  DELETE FROM pages WHERE id = page;
  RETURN true;
END $$;
--> statement-breakpoint
-- Those that nobody has touched since the seed was done. What somebody has written into one since is theirs.
CREATE FUNCTION remove_demo_pages() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone uuid[];
BEGIN
  SELECT coalesce(array_agg(p.id), '{}') INTO gone FROM pages p JOIN demo_rows d ON d.id = p.id AND d.noun = 'page'
    WHERE p.saved_at <= (SELECT updated_at FROM settings WHERE key = 'seed');
  UPDATE pages SET status = 'draft', published_revision_id = NULL WHERE id = ANY (gone);
  DELETE FROM page_revisions WHERE page_id = ANY (gone);
  DELETE FROM pages WHERE id = ANY (gone);
  DELETE FROM navigation_versions n USING demo_rows d WHERE d.id = n.id AND d.noun = 'navigation'
    AND NOT EXISTS (SELECT 1 FROM navigation_versions later WHERE later.number > n.number);
  RETURN cardinality(gone);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION remove_page_draft(uuid), remove_demo_pages() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_page_draft(uuid), remove_demo_pages() TO site_app;
