CREATE TABLE "comment_hosts" (
	"comment_id" uuid NOT NULL,
	"host" text NOT NULL,
	CONSTRAINT "comment_hosts_host_comment_id_pk" PRIMARY KEY("host","comment_id")
);
--> statement-breakpoint
CREATE TABLE "comment_prints" (
	"comment_id" uuid PRIMARY KEY NOT NULL,
	"print" bigint NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment_verdicts" (
	"comment_id" uuid NOT NULL,
	"policy_number" integer NOT NULL,
	"is_trial" boolean NOT NULL,
	"outcome" text NOT NULL,
	"sum" double precision NOT NULL,
	"spam_from" double precision NOT NULL,
	CONSTRAINT "comment_verdicts_comment_id_policy_number_pk" PRIMARY KEY("comment_id","policy_number")
);
--> statement-breakpoint
CREATE TABLE "moderation_policies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"is_trial" boolean NOT NULL,
	"reason" text NOT NULL,
	"restored_from" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "moderation_policies_number" UNIQUE("number")
);
--> statement-breakpoint
ALTER TABLE "comment_decisions" ADD COLUMN "policy_number" integer;--> statement-breakpoint
ALTER TABLE "comment_signals" ADD COLUMN "strength" double precision DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_signals" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_signals" ADD COLUMN "state" text DEFAULT 'noticed' NOT NULL;--> statement-breakpoint
ALTER TABLE "comment_hosts" ADD CONSTRAINT "comment_hosts_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_prints" ADD CONSTRAINT "comment_prints_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_verdicts" ADD CONSTRAINT "comment_verdicts_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_policies" ADD CONSTRAINT "moderation_policies_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_hosts_comment" ON "comment_hosts" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "comment_prints_newest" ON "comment_prints" USING btree ("written_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "comment_verdicts_policy" ON "comment_verdicts" USING btree ("policy_number","comment_id");--> statement-breakpoint
-- By hand from here on: what older signals weighed is told by how strong they were; roles, append-only, the demo's end.
-- The one whose strength was not 1.
UPDATE comment_signals SET strength = weight WHERE code = 'rejected_before';
--> statement-breakpoint
GRANT SELECT, INSERT ON moderation_policies, comment_verdicts, comment_prints, comment_hosts TO site_app;
--> statement-breakpoint
CREATE TRIGGER moderation_policies_append_only BEFORE UPDATE ON moderation_policies
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The demo's policies go with it. The application may not delete a version, nor choose which ones go.
CREATE FUNCTION remove_demo_policies() RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM moderation_policies WHERE created_by IN (SELECT d.id FROM demo_rows d WHERE d.noun = 'user');
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION remove_demo_policies() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remove_demo_policies() TO site_app;
