-- Threads are read by page: fifty conversations, each by the comment that it began with.
ALTER TABLE "comments" ADD COLUMN "root_id" uuid;--> statement-breakpoint

-- Hand-written: a reply stands on the second level or on the third (decision on levels: check comments_depth).
UPDATE comments c SET root_id = coalesce(p.parent_id, p.id) FROM comments p WHERE p.id = c.parent_id;
--> statement-breakpoint

-- squawk-ignore require-concurrent-index-deletion -- the site does not run yet
DROP INDEX "comments_thread";--> statement-breakpoint
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid -- the site does not run yet; it is filled from the table itself
ALTER TABLE "comments" ADD CONSTRAINT "comments_root_id_comments_id_fk" FOREIGN KEY ("root_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet; a million comments take some seconds
CREATE INDEX "comments_roots" ON "comments" USING btree ("article_id","published_at","id") WHERE "comments"."root_id" is null and "comments"."published_at" is not null;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- as above
CREATE INDEX "comments_replies" ON "comments" USING btree ("root_id","status","published_at","id");--> statement-breakpoint
-- squawk-ignore constraint-missing-not-valid -- as above
ALTER TABLE "comments" ADD CONSTRAINT "comments_root" CHECK (("comments"."parent_id" is null) = ("comments"."root_id" is null));--> statement-breakpoint

-- Hand-written from here.
CREATE OR REPLACE VIEW public_comments WITH (security_barrier) AS
  SELECT c.id, c.article_id, c.parent_id, c.depth, c.name, c.staff_id IS NOT NULL AS is_staff, c.body, c.published_at, c.root_id
  FROM comments c JOIN visible_articles a ON a.id = c.article_id
  WHERE c.status = 'approved';
--> statement-breakpoint
-- Places and no words. It is no barrier, so that an index can give its order; and it asks of each row whether its article is
-- visible: a join would read a thread of ten thousand to sort it.
CREATE VIEW public_comment_order AS
  SELECT c.id, c.article_id, c.root_id, c.published_at, c.status = 'approved' AS is_online
  FROM comments c
  WHERE c.published_at IS NOT NULL AND (SELECT true FROM visible_articles a WHERE a.id = c.article_id);
--> statement-breakpoint
-- What was public once keeps its place, so that pages of a thread begin where they did: without its name and words.
CREATE VIEW public_thread_roots WITH (security_barrier) AS
  SELECT c.id, c.article_id, c.published_at, c.status = 'approved' AS is_online,
    CASE WHEN c.status = 'approved' THEN c.name END AS name,
    c.status = 'approved' AND c.staff_id IS NOT NULL AS is_staff,
    CASE WHEN c.status = 'approved' THEN c.body END AS body,
    (SELECT count(*)::int FROM comments r WHERE r.root_id = c.id AND r.status = 'approved') AS reply_count
  FROM comments c JOIN visible_articles a ON a.id = c.article_id
  WHERE c.root_id IS NULL AND c.published_at IS NOT NULL;
--> statement-breakpoint
GRANT SELECT ON public_comment_order, public_thread_roots TO site_public, site_app;
