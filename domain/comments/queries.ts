import { asc, eq } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicComments } from '#db/schema/public.ts'
import { nest } from './thread.ts'
import type { CommentView, ThreadView } from './view.ts'

/** The approved comments of a visible article; anything else is not in the view that it reads. */
export async function getThread(articleId: string): Promise<ThreadView> {
  const rows = await publicDb()
    .select()
    .from(publicComments)
    .where(eq(publicComments.articleId, articleId))
    .orderBy(asc(publicComments.publishedAt), asc(publicComments.id))
  return { count: rows.length, roots: nest(rows) }
}

export async function getComment(
  id: string,
): Promise<(Pick<CommentView, 'id' | 'authorName'> & { articleId: string }) | null> {
  const [row] = await publicDb()
    .select({
      id: publicComments.id,
      authorName: publicComments.authorName,
      articleId: publicComments.articleId,
    })
    .from(publicComments)
    .where(eq(publicComments.id, id))
  return row ?? null
}
