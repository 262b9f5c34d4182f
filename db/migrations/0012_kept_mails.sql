CREATE TABLE "kept_mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"to_name" text NOT NULL,
	"to_address" text NOT NULL,
	"from_name" text NOT NULL,
	"reply_to" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_deliveries" (
	"key" text PRIMARY KEY NOT NULL,
	"claimed_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "kept_mails_newest" ON "kept_mails" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);
--> statement-breakpoint
CREATE INDEX "mail_deliveries_created" ON "mail_deliveries" USING btree ("created_at");
--> statement-breakpoint
-- Both hold addresses, the first one links that sign somebody in: readers' pages see neither. What was kept is not changed.
GRANT SELECT, INSERT, DELETE ON kept_mails TO site_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_deliveries TO site_app;
