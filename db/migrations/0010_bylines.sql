-- One word for who signs an article: byline. `author` is a role, and stays one. The views follow the tables by themselves;
-- only the names of what they give are said again. Nothing is rewritten: each statement changes the catalogue, no row.
-- The site is stopped while this runs, and an upgrade goes one way: nobody reads by the old names (decision 21).
-- squawk-ignore renaming-table
ALTER TABLE "authors" RENAME TO "bylines";--> statement-breakpoint
ALTER TABLE "bylines" RENAME CONSTRAINT "authors_pkey" TO "bylines_pkey";--> statement-breakpoint
ALTER TABLE "bylines" RENAME CONSTRAINT "authors_slug_unique" TO "bylines_slug_unique";--> statement-breakpoint
ALTER TABLE "bylines" RENAME CONSTRAINT "authors_portrait_id_media_id_fk" TO "bylines_portrait_id_media_id_fk";--> statement-breakpoint
-- squawk-ignore renaming-column
ALTER TABLE "article_bylines" RENAME COLUMN "author_id" TO "byline_id";--> statement-breakpoint
ALTER TABLE "article_bylines" RENAME CONSTRAINT "article_bylines_article_id_author_id_pk" TO "article_bylines_article_id_byline_id_pk";--> statement-breakpoint
ALTER TABLE "article_bylines" RENAME CONSTRAINT "article_bylines_author_id_authors_id_fk" TO "article_bylines_byline_id_bylines_id_fk";--> statement-breakpoint
ALTER INDEX "article_bylines_author" RENAME TO "article_bylines_byline";--> statement-breakpoint
-- squawk-ignore renaming-column
ALTER TABLE "users" RENAME COLUMN "author_id" TO "byline_id";--> statement-breakpoint
ALTER TABLE "users" RENAME CONSTRAINT "users_author_id_authors_id_fk" TO "users_byline_id_bylines_id_fk";--> statement-breakpoint
ALTER VIEW public_authors RENAME TO public_bylines;--> statement-breakpoint
ALTER VIEW public_article_bylines RENAME COLUMN author_id TO byline_id;--> statement-breakpoint

-- Who writes a comment has a name, as in the form.
-- squawk-ignore renaming-column
ALTER TABLE "comments" RENAME COLUMN "author_name" TO "name";--> statement-breakpoint
ALTER VIEW public_comments RENAME COLUMN author_name TO name;--> statement-breakpoint

UPDATE demo_rows SET noun = 'byline' WHERE noun = 'author';
