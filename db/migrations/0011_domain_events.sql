CREATE TABLE "domain_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"actor_id" uuid,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"payload" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "domain_events_at" ON "domain_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "domain_events_subject" ON "domain_events" USING btree ("subject_type","subject_id");--> statement-breakpoint
-- Append-only. What is older than a subscriber may need goes with the nightly purge.
GRANT SELECT, INSERT, DELETE ON domain_events TO site_app;
--> statement-breakpoint
CREATE TRIGGER domain_events_append_only BEFORE UPDATE ON domain_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
