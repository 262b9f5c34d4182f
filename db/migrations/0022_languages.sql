ALTER TABLE "articles" ADD COLUMN "language" text DEFAULT 'fr' NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "translation_group_id" uuid;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet, and no article is in a group
CREATE UNIQUE INDEX "articles_translation" ON "articles" USING btree ("translation_group_id","language") WHERE translation_group_id is not null and deleted_at is null;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet; a second for 100,000 articles
CREATE INDEX "search_documents_configuration" ON "search_documents" USING btree ("configuration");
--> statement-breakpoint

-- Written by hand from here on.
-- What was written before is in the language that the site has spoken since.
UPDATE articles SET language = (SELECT value ->> 'language' FROM settings WHERE key = 'site')
  WHERE (SELECT value ->> 'language' FROM settings WHERE key = 'site') <> 'fr';
--> statement-breakpoint

-- Apart from public_articles, which other migrations write anew. Which articles belong together is told of visible ones only.
CREATE VIEW public_article_languages WITH (security_barrier) AS
  SELECT id AS article_id, language, translation_group_id AS group_id
  FROM articles WHERE status = 'published' AND published_at <= now();
--> statement-breakpoint

-- Each configuration once, by steps through its index: there are a handful, however many articles there are.
CREATE VIEW public_search_configurations AS
  WITH RECURSIVE used AS (
    (SELECT configuration FROM search_documents ORDER BY configuration LIMIT 1)
    UNION ALL
    SELECT (SELECT d.configuration FROM search_documents d WHERE d.configuration > used.configuration ORDER BY d.configuration LIMIT 1)
    FROM used WHERE used.configuration IS NOT NULL
  )
  SELECT configuration FROM used WHERE configuration IS NOT NULL;
--> statement-breakpoint
GRANT SELECT ON public_article_languages, public_search_configurations TO site_public, site_app;
