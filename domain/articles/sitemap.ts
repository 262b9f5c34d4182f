import { escapeXml } from '#lib/xml.ts'

/**
 * Addresses in one map. With the longest address there can be (a host of 253 characters, a section of 40, an article
 * of 80) an entry with its picture is under 900 bytes, and the map under 4.5 MB: half of what the edge takes for a page, a
 * tenth of what the protocol allows. A reader of 5,000 rows does not notice them.
 */
export const mapSize = 5_000

/** Google's limit for news; nobody publishes so much in two days. */
export const newsSize = 1_000

/** Words of addresses, which stay. Those with a number grow; articles are mapped by the month of their publication. */
const numbered = ['authors', 'topics'] as const
const single = ['pages', 'sections', 'archives', 'news'] as const

export type MapName =
  | { kind: 'pages' | 'sections' | 'archives' | 'news' }
  | { kind: 'authors'; number: number }
  | { kind: 'topics'; number: number }
  /**
   * `2026-11`; a month with more articles than a map holds is mapped day by day: `2026-11-28`. A day with more, which an
   * import without dates makes, goes on in further parts: `2026-11-28-2`.
   */
  | { kind: 'articles'; period: string; part: number }

export type Address = {
  href: string
  changedAt?: Date
  /** The path of the picture that leads it. */
  picture?: string | undefined
  /** The same in other languages: `hreflang` → path. */
  alternates?: Readonly<Record<string, string>>
}

/** A story of the last two days, for search engines' news. */
export type NewsAddress = { href: string; title: string; publishedAt: Date; language: string }

type Counts = Record<(typeof numbered)[number], number> & { periods: readonly string[] }

/** Addresses of the maps of a site, articles oldest first. A first author or topic opens the first map. */
export function mapAddresses({ periods, ...counts }: Counts): string[] {
  return [
    ...single.map((kind) => `/sitemap/${kind}.xml`),
    ...periods.map((period) => `/sitemap/articles-${period}.xml`),
    ...numbered.flatMap((kind) =>
      Array.from({ length: Math.ceil(counts[kind] / mapSize) }, (_, i) => `/sitemap/${kind}-${i + 1}.xml`),
    ),
  ]
}

/** What a map's file name asks for; null for a name that is none. */
export function readMapName(name: string): MapName | null {
  const [, kind, rest] = /^([a-z]+)(?:-([\d-]+))?\.xml$/.exec(name) ?? []
  if (kind === 'articles') return readMapPeriod(rest ?? '')
  const one = single.find((known) => known === kind)
  if (one !== undefined) return rest === undefined ? { kind: one } : null
  const grows = numbered.find((known) => known === kind)
  if (grows === undefined || rest === undefined || !/^[1-9]\d{0,4}$/.test(rest)) return null
  return { kind: grows, number: Number(rest) }
}

function readMapPeriod(text: string): MapName | null {
  const [, period, part] = /^(\d{4}-\d{2}(?:-\d{2})?)(?:-([2-9]|[1-9]\d{1,3}))?$/.exec(text) ?? []
  if (period === undefined || (part !== undefined && period.length === '2026-11'.length)) return null
  return { kind: 'articles', period, part: Number(part ?? 1) }
}

/** The index: where the maps are. */
export function sitemapIndex(siteUrl: string, maps: readonly string[]): string {
  const entries = maps.map((path) => `<sitemap><loc>${escapeXml(siteUrl + path)}</loc></sitemap>`)
  return file('sitemapindex', '', entries)
}

export function sitemap(siteUrl: string, addresses: readonly Address[]): string {
  const entries = addresses.map(({ href, changedAt, picture, alternates = {} }) => {
    const languages = Object.entries(alternates).map(
      ([language, path]) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(siteUrl + path)}"/>`,
    )
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''
    const image = picture
      ? `<image:image><image:loc>${escapeXml(siteUrl + picture)}</image:loc></image:image>`
      : ''
    return `<url><loc>${escapeXml(siteUrl + href)}</loc>${changed}${languages.join('')}${image}</url>`
  })
  const names =
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return file('urlset', names, entries)
}

export function newsSitemap(
  { siteUrl, name }: { siteUrl: string; name: string },
  stories: readonly NewsAddress[],
): string {
  const entries = stories.map(({ href, title, publishedAt, language }) => {
    const publication = `<news:publication><news:name>${escapeXml(name)}</news:name><news:language>${language}</news:language></news:publication>`
    const date = `<news:publication_date>${publishedAt.toISOString()}</news:publication_date>`
    return `<url><loc>${escapeXml(siteUrl + href)}</loc><news:news>${publication}${date}<news:title>${escapeXml(title)}</news:title></news:news></url>`
  })
  return file('urlset', ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', entries)
}

const file = (
  root: string,
  names: string,
  entries: readonly string[],
): string => `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${names}>
${entries.join('\n')}
</${root}>
`
