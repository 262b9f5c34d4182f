import { asc, eq, isNull, sql } from 'drizzle-orm'
import { publicDb, type Tx } from '#db/client.ts'
import { pageRevisions, pages } from '#db/schema/pages.ts'
import { publicPages } from '#db/schema/public.ts'

/** Pages of the publisher whose published words show a picture, by slug. */
export async function pagesShowing(tx: Tx, mediaId: string): Promise<string[]> {
  const rows = await tx
    .select({ slug: pages.slug })
    .from(pages)
    .innerJoin(pageRevisions, eq(pageRevisions.id, pages.publishedRevisionId))
    .where(
      sql`${pages.status} = 'published' and strpos(${pageRevisions.content}::text, ${`"${mediaId}"`}) > 0`,
    )
  return rows.map(({ slug }) => slug)
}

/** The newsroom's own pages that readers see, for the maps of the site. */
export async function listOwnPages(): Promise<
  { id: string; slug: string; title: string; updatedAt: Date }[]
> {
  return publicDb()
    .select({
      id: publicPages.id,
      slug: publicPages.slug,
      title: publicPages.title,
      updatedAt: publicPages.updatedAt,
    })
    .from(publicPages)
    .where(isNull(publicPages.kind))
    .orderBy(asc(publicPages.title))
}
