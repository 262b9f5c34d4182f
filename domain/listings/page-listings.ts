import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { pageRevisions, pages } from '#db/schema/pages.ts'

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
