CREATE TABLE "classifier_models" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"features_version" integer NOT NULL,
	"weights" "bytea",
	"moved" "bytea",
	"bias" double precision NOT NULL,
	"bias_moved" double precision NOT NULL,
	"calibration" jsonb NOT NULL,
	"threshold" double precision NOT NULL,
	"metrics" jsonb NOT NULL,
	"trained_on" integer NOT NULL,
	"seen_at" timestamp with time zone,
	"seen_decision" uuid,
	"speaks" boolean NOT NULL,
	"active" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"learned_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "seconds_to_submit" double precision;--> statement-breakpoint
CREATE UNIQUE INDEX "classifier_models_active" ON "classifier_models" USING btree ("kind") WHERE active;--> statement-breakpoint
CREATE INDEX "classifier_models_at" ON "classifier_models" USING btree ("at");--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- the site does not run yet; a second for a million decisions
CREATE INDEX "comment_decisions_at" ON "comment_decisions" USING btree ("decided_at","id");--> statement-breakpoint
-- squawk-ignore require-concurrent-index-creation -- no such row exists yet
CREATE INDEX "comment_signals_audit" ON "comment_signals" USING btree ("comment_id") WHERE code = 'classifier_audit';
--> statement-breakpoint

-- Written by hand from here on. Readers' role may see none of it.
GRANT SELECT, INSERT, UPDATE, DELETE ON classifier_models TO site_app;
