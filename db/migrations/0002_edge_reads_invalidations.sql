-- The edge connects as site_public and must hear what went stale: ids, tags and hardness, through a view like every
-- other thing that role may read. Tags name addresses and ids, nothing that a page does not show.
CREATE VIEW public_invalidations WITH (security_barrier) AS
  SELECT id, tags, hard, created_at FROM cache_invalidations;
--> statement-breakpoint
GRANT SELECT ON public_invalidations TO site_public, site_app;
