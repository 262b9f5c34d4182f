import { escapeXml } from '#lib/xml.ts'

/** The protocol allows 50,000 addresses a file; the newest come first, so that the oldest are what is left out. */
export const sitemapLimit = 49_000

export function sitemap(
  siteUrl: string,
  pages: string[],
  articles: { href: string; changedAt: Date }[],
): string {
  const url = (path: string, changedAt?: Date) =>
    `<url><loc>${escapeXml(siteUrl + path)}</loc>${changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''}</url>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...pages.map((path) => url(path)), ...articles.map((a) => url(a.href, a.changedAt))].join('\n')}
</urlset>
`
}
