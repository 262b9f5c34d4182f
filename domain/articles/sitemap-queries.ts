import { and, asc, count, desc, gte, inArray, lt } from 'drizzle-orm'
import { addressesIn } from '#contract/public-addresses.ts'
import { publicDb } from '#db/client.ts'
import {
  publicArticleOrder as order,
  publicArticleAddresses,
  publicArticles,
  publicBylines,
  publicTopics,
} from '#db/schema/public.ts'
import { listOwnPages } from '#domain/listings/page-listings.ts'
import { listSections } from '#domain/sections/queries.ts'
import { calendarDay } from '#lib/dates.ts'
import type { Language, Locale } from '#lib/locale.ts'
import { type Period, readPeriod } from './archive.ts'
import { countArchive, countArchiveMonths, listArchiveMonths } from './archive-queries.ts'
import { countArticles } from './list-queries.ts'
import { type Address, type MapName, mapSize, type NewsAddress, newsSize } from './sitemap.ts'
import { languageOf } from './summary.ts'
import { alternatesOf } from './translation.ts'
import { listTranslationsOf } from './translation-queries.ts'
import { articleHref } from './view.ts'

/** How many maps there are of what grows, and the periods by which articles are mapped, oldest first. */
export async function countAddresses(
  zone: string,
): Promise<{ authors: number; topics: number; periods: string[] }> {
  const db = publicDb()
  const [periods, [authors], [topics]] = await Promise.all([
    listMapPeriods(zone),
    db.select({ n: count() }).from(publicBylines),
    db.select({ n: count() }).from(publicTopics),
  ])
  return { authors: authors!.n, topics: topics!.n, periods }
}

async function listMapPeriods(zone: string): Promise<string[]> {
  // Only a newspaper with more articles than a map holds can have a month that does not fit.
  if ((await countArticles()) <= mapSize) return (await listArchiveMonths(zone)).toReversed()
  const periods = []
  for (const [month, n] of [...(await countArchiveMonths(zone))].toReversed()) {
    if (n <= mapSize) periods.push(month)
    else periods.push(...partsOf(await countArchive(readPeriod(month.split('-'), zone)!, zone)))
  }
  return periods
}

/** The days of a month, one that is too long for a map in parts. */
function partsOf(days: ReadonlyMap<string, number>): string[] {
  return [...days.keys()].toSorted().flatMap((day) => {
    const parts = Math.ceil(days.get(day)! / mapSize)
    return Array.from({ length: parts }, (_, i) => (i === 0 ? day : `${day}-${i + 1}`))
  })
}

/**
 * What one map holds; null for a map that is none. Of authors and topics, the views hold those that a visible article
 * has: a list without articles is nothing to find.
 */
export async function listAddresses(
  map: Exclude<MapName, { kind: 'news' }>,
  zone: string,
  /** That of the site. */
  language: Locale,
): Promise<Address[] | null> {
  const own = addressesIn(language)
  switch (map.kind) {
    case 'pages':
      return [
        ...Object.values(own.pages).map((href) => ({ href })),
        ...(await listOwnPages()).map(({ slug, updatedAt }) => ({ href: `/${slug}`, changedAt: updatedAt })),
      ]
    case 'sections':
      return (await listSections()).map(({ slug }) => ({ href: `/${slug}` }))
    case 'archives':
      return periodsOf(await listArchiveMonths(zone)).map((period) => ({ href: own.archive(period) }))
    case 'articles': {
      const period = readPeriod(map.period.split('-'), zone)
      return period && unlessEmpty(await listArticles(period, map.part, language))
    }
    case 'authors':
      return listNames(publicBylines, own.byline, map.number)
    case 'topics':
      return listNames(publicTopics, own.topic, map.number)
    default:
      return null
  }
}

/** A first map may be empty; one beyond the last is none, nor is that of a month without articles. */
const unlessEmpty = (addresses: Address[]): Address[] | null => (addresses.length === 0 ? null : addresses)

async function listNames(
  view: typeof publicBylines | typeof publicTopics,
  addressOf: (slug: string) => string,
  number: number,
): Promise<Address[] | null> {
  const rows = await publicDb()
    .select({ slug: view.slug })
    .from(view)
    .orderBy(asc(view.id))
    .limit(mapSize)
    .offset((number - 1) * mapSize)
  const addresses = rows.map(({ slug }) => ({ href: addressOf(slug) }))
  return number === 1 ? addresses : unlessEmpty(addresses)
}

/** Wide enough for large previews of search engines. */
const pictureWidth = 1_600

/** Oldest first, by the index of the newest: a month costs its own articles, whatever there is beside it. */
async function listArticles({ from, to }: Period, part: number, language: Language): Promise<Address[]> {
  const a = publicArticleAddresses
  const rows = await publicDb()
    .select({
      id: a.id,
      slug: a.slug,
      section: a.sectionSlug,
      publishedAt: a.publishedAt,
      updatedAt: a.updatedAt,
      lead: a.lead,
    })
    .from(a)
    .where(and(gte(a.publishedAt, from), lt(a.publishedAt, to)))
    .orderBy(asc(a.publishedAt), asc(a.id))
    .limit(mapSize)
    .offset((part - 1) * mapSize)
  const translations = await listTranslationsOf(rows.map(({ id }) => id))
  return rows.map(({ id, slug, section, publishedAt, updatedAt, lead }) => {
    const group = translations.get(id)
    const width = lead?.widths.findLast((one) => one <= pictureWidth) ?? lead?.widths[0]
    return {
      href: `/${section}/${slug}`,
      changedAt: updatedAt ?? publishedAt,
      ...(lead && width !== undefined ? { picture: `/media/${lead.token}/${width}.jpg` } : {}),
      ...(group ? { alternates: alternatesOf(group, language) } : {}),
    }
  })
}

/**
 * The stories of today and yesterday. Midnight makes this map anew, so that none of them is ever older than the 48 hours
 * that search engines ask for.
 */
export async function listNews(now: Date, zone: string): Promise<(NewsAddress & { id: string })[]> {
  const today = readPeriod(calendarDay(now, zone).split('-'), zone)!
  const yesterday = readPeriod(calendarDay(new Date(today.from.getTime() - 1), zone).split('-'), zone)!
  const a = publicArticles
  const db = publicDb()
  // Asked apart: joined, every article is read to be compared with these.
  const newest = await db
    .select({ id: order.id })
    .from(order)
    .where(gte(order.publishedAt, yesterday.from))
    .orderBy(desc(order.publishedAt), desc(order.id))
    .limit(newsSize)
  if (newest.length === 0) return []
  const rows = await db
    .select({
      id: a.id,
      slug: a.slug,
      section: a.sectionSlug,
      title: a.title,
      publishedAt: a.publishedAt,
      language: languageOf(a.id),
    })
    .from(a)
    .where(
      inArray(
        a.id,
        newest.map(({ id }) => id),
      ),
    )
    .orderBy(desc(a.publishedAt), desc(a.id))
  return rows.map(({ slug, section, ...row }) => ({
    ...row,
    href: articleHref({ slug, section: { slug: section } }),
  }))
}

/** The months, and before each year's the year. */
function periodsOf(months: readonly string[]): string[] {
  return [...new Set(months.flatMap((month) => [month.slice(0, 4), month]))]
}
