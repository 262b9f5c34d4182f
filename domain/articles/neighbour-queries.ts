import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicArticleOrder as order, publicArticles } from '#db/schema/public.ts'
import { getSection } from '#domain/sections/queries.ts'
import { summaryColumns, toSummary } from './summary.ts'
import type { ArticleSummary, Neighbours } from './view.ts'

/** The stories before and after an article in its section, by the hour of their publication. */
export async function listNeighbours(article: ArticleSummary): Promise<Neighbours> {
  const section = await getSection(article.section.slug)
  if (!section) return { previous: null, next: null }
  const isHere = eq(order.sectionId, section.id)
  // Asked of the database: it knows the hour to the microsecond.
  const place = sql`((select p.published_at from ${order} p where p.id = ${article.id}), ${article.id}::uuid)`
  const at = sql`(${order.publishedAt}, ${order.id})`
  const [previous, next] = await Promise.all([
    first(and(isHere, sql`${at} < ${place}`)!, desc(order.publishedAt), desc(order.id)),
    first(and(isHere, sql`${at} > ${place}`)!, asc(order.publishedAt), asc(order.id)),
  ])
  return { previous, next }
}

async function first(where: SQL, ...by: SQL[]): Promise<ArticleSummary | null> {
  const [chosen] = await publicDb()
    .select({ id: order.id })
    .from(order)
    .where(where)
    .orderBy(...by)
    .limit(1)
  if (!chosen) return null
  const [row] = await publicDb()
    .select(summaryColumns)
    .from(publicArticles)
    .where(eq(publicArticles.id, chosen.id))
  return row ? toSummary(row) : null
}
