ALTER TABLE "bylines" ADD COLUMN "links" text[] DEFAULT '{}' NOT NULL;
--> statement-breakpoint

-- Hand-written from here on: views.
-- Readers see who signs with a portrait and links. A portrait that was withdrawn stands on no page.
CREATE OR REPLACE VIEW public_bylines WITH (security_barrier) AS
  SELECT au.id, au.slug, au.name, au.job_title, au.biography,
    (SELECT jsonb_build_object('id', m.id, 'token', m.token, 'width', m.width, 'height', m.height, 'widths', m.widths, 'avif', m.avif,
        'alt', m.alt, 'caption', m.caption, 'credit', m.credit)
      FROM media m WHERE m.id = au.portrait_id AND m.withdrawn_at IS NULL) AS portrait,
    au.links
  FROM bylines au
  WHERE (SELECT true FROM article_bylines l WHERE l.byline_id = au.id AND l.published_at <= now() LIMIT 1);
--> statement-breakpoint

-- What a map for machines says of an article. It is read by ranges of time, which the index of the newest knows.
CREATE VIEW public_article_addresses WITH (security_barrier) AS
  SELECT a.id, a.slug, s.slug AS section_slug, a.published_at, a.updated_at,
    (SELECT jsonb_build_object('token', m.token, 'widths', m.widths)
      FROM media m WHERE m.withdrawn_at IS NULL AND m.id =
        CASE WHEN r.content #>> '{lead,mediaId}' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
          THEN (r.content #>> '{lead,mediaId}')::uuid END) AS lead
  FROM visible_articles a
  JOIN sections s ON s.id = a.section_id
  JOIN article_revisions r ON r.id = a.published_revision_id;
--> statement-breakpoint
GRANT SELECT ON public_article_addresses TO site_public, site_app;
--> statement-breakpoint

-- How the site is given on stands in its feeds and in robots.txt: readers' pages know it.
CREATE OR REPLACE VIEW public_settings WITH (security_barrier) AS
  SELECT key, value FROM settings WHERE key IN ('site', 'distribution');
