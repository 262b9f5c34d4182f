import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Tx, transaction } from '#db/client.ts'
import { articleMedia } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { publicArticleOrder as visibleArticles } from '#db/schema/public.ts'
import { authorize } from '#domain/access.ts'
import { audit } from '#domain/audit/record.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { touched } from '#domain/invalidation/invalidations.ts'
import { invalidate } from '#domain/invalidation/record.ts'
import { confirmTakedown } from '#domain/invalidation/takedown.ts'
import { placementOf } from '#domain/listings/article-listings.ts'
import { deleteVariants } from './image-processing.ts'
import type { WithdrawPicture } from './input.ts'

/**
 * Takes a picture from readers for good: a wrong face, a court's order. Its files and every variant are deleted, and no
 * page that shows it is served again; both are done when this returns. Asked again, it does again what a disk or an
 * edge refused. Throws request.not_found, site.takedown_unconfirmed.
 */
export async function withdrawPicture({ viewer }: Context, input: WithdrawPicture): Promise<null> {
  authorize(viewer, 'media.withdraw')
  const { token, gone } = await transaction(async (tx) => {
    const [picture] = await tx.select().from(media).where(eq(media.id, input.mediaId)).for('update')
    if (!picture) throw new AppError('request.not_found')
    const gone = touched.pictureWithdrawn(await whereItStands(tx, picture.id))
    if (picture.withdrawnAt === null) {
      await tx.update(media).set({ withdrawnAt: sql`now()` }).where(eq(media.id, picture.id))
      if (gone.tags.length > 0) await invalidate(tx, gone)
      await audit(tx, {
        actorId: viewer.id,
        event: 'media.withdrawn',
        subjectType: 'media',
        subjectId: picture.id,
        detail: input.reason,
      })
    }
    return { token: picture.token, gone }
  })
  // The files first: a page without them shows a hole, files without a page show what was to go.
  await deleteVariants(token).catch(() => {
    throw new AppError('site.takedown_unconfirmed')
  })
  if (gone.tags.length > 0) await confirmTakedown(gone)
  return null
}

/** The visible articles that print it. Drafts lose it as well: they know it by its id only. */
async function whereItStands(tx: Tx, mediaId: string) {
  const shown = await tx
    .select({ id: articleMedia.articleId })
    .from(articleMedia)
    .where(
      and(
        eq(articleMedia.mediaId, mediaId),
        inArray(articleMedia.articleId, tx.select({ id: visibleArticles.id }).from(visibleArticles)),
      ),
    )
  const placements = []
  for (const { id } of shown) placements.push(await placementOf(tx, id))
  return placements
}
