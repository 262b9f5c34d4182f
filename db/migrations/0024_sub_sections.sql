ALTER TABLE "sections" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid -- a newspaper has a dozen sections
ALTER TABLE "sections" ADD CONSTRAINT "sections_parent_id_sections_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sections"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- as above
CREATE INDEX "sections_parent" ON "sections" USING btree ("parent_id");--> statement-breakpoint
-- squawk-ignore constraint-missing-not-valid -- as above
ALTER TABLE "sections" ADD CONSTRAINT "sections_parent_other" CHECK ("sections"."parent_id" <> "sections"."id");
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
