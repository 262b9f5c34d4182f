import { and, eq, isNull, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleRevisions } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { can, type Viewer } from '#domain/access.ts'
import { toPicture } from './queries.ts'
import type { PictureView } from './view.ts'

/**
 * Pictures that a kept version of an article shows and that can still be seen by whoever has their address. Taking a
 * picture out of the text comes before withdrawing it, and must not be the end of it.
 */
export async function listKeptPictures(viewer: Viewer, articleId: string): Promise<PictureView[]> {
  if (!can(viewer, 'media.withdraw')) return []
  const named = sql`(
    select (regexp_matches(${articleRevisions.content}::text, '"mediaId": ?"([0-9a-f-]{36})"', 'g'))[1]::uuid
    from ${articleRevisions} where ${eq(articleRevisions.articleId, articleId)})`
  const rows = await appDb()
    .select()
    .from(media)
    .where(and(eq(media.kind, 'picture'), isNull(media.withdrawnAt), sql`${media.id} in ${named}`))
    .orderBy(media.createdAt)
  return rows.map(toPicture)
}
