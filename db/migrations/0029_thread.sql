-- How comments are received, who is told to have spoken, what readers and the desk make of them.
CREATE TYPE "public"."comment_mode" AS ENUM('pre_moderated', 'trusted', 'post_moderated', 'expert_questions');--> statement-breakpoint
CREATE TABLE "comment_reactions" (
	"comment_id" uuid NOT NULL,
	"device_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comment_reactions_comment_id_device_key_pk" PRIMARY KEY("comment_id","device_key")
);
--> statement-breakpoint
CREATE TABLE "comment_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"comment_id" uuid NOT NULL,
	"device_key" "bytea" NOT NULL,
	"reason" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"outcome" text,
	CONSTRAINT "comment_reports_decided" CHECK (("comment_reports"."decided_at" is null) = ("comment_reports"."outcome" is null))
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "comments_closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "comments_close_days" integer;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "comments_mode" "comment_mode" DEFAULT 'pre_moderated' NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "expert_id" uuid;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "pinned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "picked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "useful_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "useful_rank" double precision;--> statement-breakpoint
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid -- the site does not run yet, and what it is of is empty
ALTER TABLE "comment_reactions" ADD CONSTRAINT "comment_reactions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid -- the site does not run yet, and what it is of is empty
ALTER TABLE "comment_reports" ADD CONSTRAINT "comment_reports_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid -- the site does not run yet, and what it is of is empty
ALTER TABLE "comment_reports" ADD CONSTRAINT "comment_reports_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet; a million comments take some seconds
CREATE UNIQUE INDEX "comment_reports_once" ON "comment_reports" USING btree ("comment_id","device_key");--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet; a million comments take some seconds
CREATE INDEX "comment_reports_open" ON "comment_reports" USING btree ("comment_id") WHERE "comment_reports"."decided_at" is null;--> statement-breakpoint
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid -- the site does not run yet, and what it is of is empty
ALTER TABLE "articles" ADD CONSTRAINT "articles_expert_id_users_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet; a million comments take some seconds
CREATE INDEX "comments_useful" ON "comments" USING btree ("article_id","useful_rank","id") WHERE "comments"."root_id" is null and "comments"."published_at" is not null;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet; a million comments take some seconds
CREATE UNIQUE INDEX "comments_pinned" ON "comments" USING btree ("article_id") WHERE "comments"."pinned_at" is not null;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet; a million comments take some seconds
CREATE INDEX "comments_picked" ON "comments" USING btree ("article_id","picked_at") WHERE "comments"."picked_at" is not null;--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet; a million comments take some seconds
CREATE INDEX "comments_newest" ON "comments" USING btree ("article_id","published_at","id") WHERE "comments"."status" = 'approved';--> statement-breakpoint

-- Hand-written from here.
GRANT SELECT, INSERT, DELETE ON comment_reactions TO site_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON comment_reports TO site_app;
--> statement-breakpoint
-- The place of a comment among the most useful: a day younger weighs as much as twice the voices (domain/comments/useful.ts). It
-- moves with the number and with nothing else, so that no clock has to touch it.
CREATE FUNCTION rank_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.useful_rank := ln(1 + NEW.useful_count::double precision) / ln(2::double precision)
    + extract(epoch FROM NEW.published_at)::double precision / 86400;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER comments_rank BEFORE INSERT OR UPDATE OF useful_count, published_at ON comments
  FOR EACH ROW WHEN (NEW.published_at IS NOT NULL) EXECUTE FUNCTION rank_comment();
--> statement-breakpoint
UPDATE comments SET useful_count = 0 WHERE published_at IS NOT NULL;
--> statement-breakpoint
-- Who speaks is told by the account: the one who is asked, somebody who signs the article, or the desk.
CREATE OR REPLACE VIEW public_comments WITH (security_barrier) AS
  SELECT c.id, c.article_id, c.parent_id, c.depth, c.name, c.staff_id IS NOT NULL AS is_staff, c.body, c.published_at, c.root_id,
    CASE WHEN c.staff_id IS NULL THEN NULL
      WHEN EXISTS (SELECT 1 FROM articles x
        WHERE x.id = c.article_id AND x.expert_id = c.staff_id AND x.comments_mode = 'expert_questions') THEN 'expert'
      WHEN EXISTS (SELECT 1 FROM article_bylines ab JOIN users u ON u.byline_id = ab.byline_id
        WHERE ab.article_id = c.article_id AND u.id = c.staff_id) THEN 'author'
      ELSE 'desk' END AS badge,
    c.pinned_at, c.picked_at, c.useful_count
  FROM comments c JOIN visible_articles a ON a.id = c.article_id
  WHERE c.status = 'approved';
--> statement-breakpoint
CREATE OR REPLACE VIEW public_comment_order AS
  SELECT c.id, c.article_id, c.root_id, c.published_at, c.status = 'approved' AS is_online, c.useful_rank
  FROM comments c
  WHERE c.published_at IS NOT NULL AND (SELECT true FROM visible_articles a WHERE a.id = c.article_id);
--> statement-breakpoint
CREATE OR REPLACE VIEW public_thread_roots WITH (security_barrier) AS
  SELECT c.id, c.article_id, c.published_at, c.status = 'approved' AS is_online,
    CASE WHEN c.status = 'approved' THEN c.name END AS name,
    c.status = 'approved' AND c.staff_id IS NOT NULL AS is_staff,
    CASE WHEN c.status = 'approved' THEN c.body END AS body,
    (SELECT count(*)::int FROM comments r WHERE r.root_id = c.id AND r.status = 'approved') AS reply_count,
    CASE WHEN c.status <> 'approved' OR c.staff_id IS NULL THEN NULL
      WHEN EXISTS (SELECT 1 FROM articles x
        WHERE x.id = c.article_id AND x.expert_id = c.staff_id AND x.comments_mode = 'expert_questions') THEN 'expert'
      WHEN EXISTS (SELECT 1 FROM article_bylines ab JOIN users u ON u.byline_id = ab.byline_id
        WHERE ab.article_id = c.article_id AND u.id = c.staff_id) THEN 'author'
      ELSE 'desk' END AS badge,
    CASE WHEN c.status = 'approved' THEN c.pinned_at END AS pinned_at,
    CASE WHEN c.status = 'approved' THEN c.picked_at END AS picked_at,
    c.useful_count, c.useful_rank,
    (SELECT CASE WHEN x.comments_mode <> 'expert_questions' OR x.expert_id = c.staff_id THEN NULL ELSE EXISTS (
        SELECT 1 FROM comments r WHERE r.root_id = c.id AND r.status = 'approved' AND r.staff_id = x.expert_id) END
      FROM articles x WHERE x.id = c.article_id) AS is_answered
  FROM comments c JOIN visible_articles a ON a.id = c.article_id
  WHERE c.root_id IS NULL AND c.published_at IS NOT NULL;
--> statement-breakpoint
-- Whether a thread is open is a question to the clock of the database, and to no other. An expert is known to readers by name alone.
CREATE VIEW public_threads WITH (security_barrier) AS
  SELECT x.id AS article_id, x.comments_mode::text AS mode,
    x.comments_open AND (c.closes_at IS NULL OR c.closes_at > now()) AS is_open,
    CASE WHEN x.comments_open AND c.closes_at > now() THEN c.closes_at END AS closes_at,
    least(CASE WHEN NOT x.comments_open THEN x.comments_closed_at END,
      CASE WHEN c.closes_at <= now() THEN c.closes_at END) AS closed_at,
    CASE WHEN x.comments_mode = 'expert_questions' THEN (
      SELECT coalesce(b.name, u.name) FROM users u LEFT JOIN bylines b ON b.id = u.byline_id WHERE u.id = x.expert_id) END AS expert_name
  FROM visible_articles a JOIN articles x ON x.id = a.id
  CROSS JOIN LATERAL (SELECT x.published_at + x.comments_close_days * interval '24 hours' AS closes_at) AS c;
--> statement-breakpoint
GRANT SELECT ON public_threads TO site_public, site_app;
