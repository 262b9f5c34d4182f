import { desc, eq, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicCorrections as view } from '#db/schema/public.ts'

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
  const [start] = before ? await db.select({ id: view.id }).from(view).where(eq(view.id, before)) : []
  if (before && !start) return null
  const rows = await db
    .select()
    .from(view)
    .where(
      start &&
        // Asked of the database: it knows the hour to the microsecond.
        sql`(${view.createdAt}, ${view.id}) <
          ((select p.created_at from ${view} p where p.id = ${start.id}), ${start.id}::uuid)`,
    )
    .orderBy(desc(view.createdAt), desc(view.id))
    .limit(correctionPageSize + 1)
  const shown = rows.slice(0, correctionPageSize)
  return {
    items: shown.map(({ id, articleId, slug, sectionSlug, title, text, createdAt }) => ({
      id,
      articleId,
      href: `/${sectionSlug}/${slug}`,
      title,
      text,
      createdAt,
    })),
    olderThan: rows.length > shown.length ? shown.at(-1)!.id : null,
  }
}
