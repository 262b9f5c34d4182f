import { asc, eq } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicComments } from '#db/schema/public.ts'
import { nest } from './thread.ts'
import type { ThreadView } from './view.ts'

/** The approved comments of a visible article; anything else is not in the view that it reads. */
export async function getThread(articleId: string): Promise<ThreadView> {
  const rows = await publicDb()
    .select()
    .from(publicComments)
    .where(eq(publicComments.articleId, articleId))
    .orderBy(asc(publicComments.publishedAt), asc(publicComments.id))
  return { count: rows.length, roots: nest(rows) }
}
