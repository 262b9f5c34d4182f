import { escapeXml } from '#lib/xml.ts'

/**
 * Addresses in one map. With the longest address there can be (a host of 253 characters, a section of 40, an article
 * of 80) an entry is under 500 bytes, and the map under 2.5 MB: a third of what the edge takes for a page, a twentieth
 * of what the protocol allows. A reader of 5,000 rows does not notice them.
 */
export const mapSize = 5_000

/** Kinds of maps, in the order in which the index names them; words of addresses, which stay. Those with a number grow. */
const mapKinds = ['pages', 'sections', 'articles', 'authors', 'topics'] as const
export type MapKind = (typeof mapKinds)[number]

export type Address = { href: string; changedAt?: Date }

/** Addresses of the maps of a site with so many of each. A first article, author or topic opens the first map. */
export function mapAddresses(counts: Record<'articles' | 'authors' | 'topics', number>): string[] {
  const numbered = (['articles', 'authors', 'topics'] as const).flatMap((kind) =>
    Array.from({ length: Math.ceil(counts[kind] / mapSize) }, (_, i) => `/sitemap/${kind}-${i + 1}.xml`),
  )
  return ['/sitemap/pages.xml', '/sitemap/sections.xml', ...numbered]
}

/** What a map's file name asks for; null for a name that is none. */
export function readMapName(name: string): { kind: MapKind; number: number } | null {
  const [, kind, number] = /^([a-z]+)(?:-([1-9]\d{0,4}))?\.xml$/.exec(name) ?? []
  const known = mapKinds.find((one) => one === kind)
  if (known === undefined) return null
  const grows = known !== 'pages' && known !== 'sections'
  return grows === (number !== undefined) ? { kind: known, number: Number(number ?? 1) } : null
}

/** The index: where the maps are. */
export function sitemapIndex(siteUrl: string, maps: readonly string[]): string {
  const entries = maps.map((path) => `<sitemap><loc>${escapeXml(siteUrl + path)}</loc></sitemap>`)
  return file('sitemapindex', entries)
}

export function sitemap(siteUrl: string, addresses: readonly Address[]): string {
  const entries = addresses.map(({ href, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''
    return `<url><loc>${escapeXml(siteUrl + href)}</loc>${changed}</url>`
  })
  return file('urlset', entries)
}

const file = (root: string, entries: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</${root}>
`
