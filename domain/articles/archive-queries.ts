import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicArticleOrder as order, publicArticles } from '#db/schema/public.ts'
import type { Period } from './archive.ts'
import { listByIds } from './list-queries.ts'
import { languageOf } from './summary.ts'
import type { ArticleSummary } from './view.ts'

/** The stories of a period, newest first, and after which one the further ones come. */
export type ArchivePage<T> = { items: T[]; after: string | null }
export type ArchivedTitle = Pick<
  ArticleSummary,
  'id' | 'slug' | 'title' | 'section' | 'publishedAt' | 'language'
>

const within = ({ from, to }: Period): SQL => and(gte(order.publishedAt, from), lt(order.publishedAt, to))!

/** The months in which anything appeared, newest first: one step through the index each, however much each holds. */
export async function listArchiveMonths(zone: string): Promise<string[]> {
  const rows = await publicDb().execute<{ month: string }>(sql`
    ${monthsIn(zone)} select to_char(month, 'YYYY-MM') as month from months where month is not null`)
  return rows.map(({ month }) => month)
}

/** The same with how many appeared in each: entries of one index, of which no hour is turned into the newsroom's. */
export async function countArchiveMonths(zone: string): Promise<Map<string, number>> {
  const rows = await publicDb().execute<{ month: string; n: number }>(sql`
    ${monthsIn(zone)} select to_char(month, 'YYYY-MM') as month, counted.n
    from months cross join lateral (
      select count(*)::int as n from public_article_order o
      where o.published_at >= months.month at time zone ${zone}::text
        and o.published_at < (months.month + interval '1 month') at time zone ${zone}::text) as counted
    where month is not null order by months.month desc`)
  return new Map(rows.map(({ month, n }) => [month, n]))
}

function monthsIn(zone: string): SQL {
  const monthOf = (instant: SQL) => sql`date_trunc('month', ${instant} at time zone ${zone}::text)`
  const newest = (before: SQL) => sql`
    select ${monthOf(sql`published_at`)} as month from public_article_order
    where published_at < ${before} order by published_at desc limit 1`
  return sql`
    with recursive months as (
      (${newest(sql`'infinity'::timestamptz`)})
      union all
      select (${newest(sql`(months.month at time zone ${zone}::text)`)}) from months where month is not null)`
}

/** How many appeared in each month of a year, or on each day of a month: entries of one index, of this period only. */
export async function countArchive(period: Period, zone: string): Promise<Map<string, number>> {
  const shape = period.unit === 'year' ? 'YYYY-MM' : 'YYYY-MM-DD'
  const key = sql<string>`to_char(${order.publishedAt} at time zone ${zone}::text, ${shape}::text)`
  const rows = await publicDb()
    .select({ key, n: sql<number>`count(*)::int` })
    .from(order)
    .where(within(period))
    .groupBy(sql`1`)
  return new Map(rows.map(({ key, n }) => [key, n]))
}

/** Which stories, by their place in the order of time: a further page costs what the first one does. Null: `after` is not among them. */
async function chosen(
  period: Period,
  limit: number,
  after: string | null,
): Promise<ArchivePage<string> | null> {
  const db = publicDb()
  let further: SQL | undefined
  if (after !== null) {
    const [last] = await db
      .select({ publishedAt: order.publishedAt })
      .from(order)
      .where(and(eq(order.id, after), within(period)))
    if (!last) return null
    further = sql`(${order.publishedAt}, ${order.id}) < (${last.publishedAt.toISOString()}::timestamptz, ${after}::uuid)`
  }
  const rows = await db
    .select({ id: order.id })
    .from(order)
    .where(and(within(period), further))
    .orderBy(desc(order.publishedAt), desc(order.id))
    .limit(limit + 1)
  const items = rows.slice(0, limit).map(({ id }) => id)
  return { items, after: rows.length > limit ? items.at(-1)! : null }
}

/** The stories of a day. */
export async function listArchive(
  period: Period,
  limit: number,
  after: string | null,
): Promise<ArchivePage<ArticleSummary> | null> {
  const page = await chosen(period, limit, after)
  return page && { ...page, items: await listByIds(page.items) }
}

/** The titles of a month, without the rest: two hundred of them are one page. */
export async function listArchivedTitles(
  period: Period,
  limit: number,
  after: string | null,
): Promise<ArchivePage<ArchivedTitle> | null> {
  const page = await chosen(period, limit, after)
  if (!page) return null
  if (page.items.length === 0) return { items: [], after: null }
  const rows = await publicDb()
    .select({
      id: publicArticles.id,
      slug: publicArticles.slug,
      title: publicArticles.title,
      sectionSlug: publicArticles.sectionSlug,
      sectionName: publicArticles.sectionName,
      publishedAt: publicArticles.publishedAt,
      language: languageOf(publicArticles.id),
    })
    .from(publicArticles)
    .where(inArray(publicArticles.id, page.items))
  const found = new Map(
    rows.map(({ sectionSlug, sectionName, ...row }) => [
      row.id,
      { ...row, section: { slug: sectionSlug, name: sectionName } },
    ]),
  )
  return { after: page.after, items: page.items.flatMap((id) => found.get(id) ?? []) }
}
