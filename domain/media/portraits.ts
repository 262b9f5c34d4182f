import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { bylines } from '#db/schema/people.ts'

/** The bylines whose portrait a picture is, by slug. They keep it by its id, as drafts do. */
export async function whosePortrait(tx: Tx, mediaId: string): Promise<string[]> {
  const rows = await tx.select({ slug: bylines.slug }).from(bylines).where(eq(bylines.portraitId, mediaId))
  return rows.map(({ slug }) => slug)
}
