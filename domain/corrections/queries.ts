import { desc, eq, inArray, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicCorrectionOrder as order, publicCorrections as view } from '#db/schema/public.ts'

/** Corrections on a page: two screens of a phone's thumb. */
const correctionPageSize = 30

export type CorrectionItem = {
  id: string
  articleId: string
  href: string
  title: string
  text: string
  createdAt: Date
}

/** A page of them, and the last one where older ones follow. */
export type CorrectionPage = { items: CorrectionItem[]; olderThan: string | null }

/**
 * Corrections of what readers can see, newest first; those before `before`, if it is one of them. A page begins after a
 * correction and not at a number, so that a new one moves none of them. Null where that correction is not there.
 */
export async function listCorrections(before: string | null): Promise<CorrectionPage | null> {
  const db = publicDb()
  const [start] = before ? await db.select({ id: order.id }).from(order).where(eq(order.id, before)) : []
  if (before && !start) return null
  const rows = await db
    .select({ id: order.id })
    .from(order)
    .where(
      start &&
        // Asked of the database: it knows the hour to the microsecond.
        sql`(${order.createdAt}, ${order.id}) <
          ((select p.created_at from ${order} p where p.id = ${start.id}), ${start.id}::uuid)`,
    )
    .orderBy(desc(order.createdAt), desc(order.id))
    .limit(correctionPageSize + 1)
  const ids = rows.slice(0, correctionPageSize).map(({ id }) => id)
  const words = ids.length === 0 ? [] : await db.select().from(view).where(inArray(view.id, ids))
  const found = new Map(words.map((row) => [row.id, row]))
  const shown = ids.flatMap((id) => found.get(id) ?? [])
  return {
    items: shown.map(({ id, articleId, slug, sectionSlug, title, text, createdAt }) => ({
      id,
      articleId,
      href: `/${sectionSlug}/${slug}`,
      title,
      text,
      createdAt,
    })),
    olderThan: rows.length > ids.length ? ids.at(-1)! : null,
  }
}
