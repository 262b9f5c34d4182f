-- Which newsroom this is. The edge keeps pages outside of the database and must notice when it is given another one:
-- what a colleague's test site published would stay readable on the real one.
INSERT INTO settings (key, value) VALUES ('identity', to_jsonb(gen_random_uuid())) ON CONFLICT (key) DO NOTHING;
--> statement-breakpoint
CREATE VIEW public_identity WITH (security_barrier) AS
  SELECT value #>> '{}' AS id FROM settings WHERE key = 'identity';
--> statement-breakpoint
GRANT SELECT ON public_identity TO site_public, site_app;
