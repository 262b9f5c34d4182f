import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleMedia } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { publicArticleOrder as visibleArticles } from '#db/schema/public.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { afterCommit, change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { touched } from '#domain/invalidation/invalidations.ts'
import { confirmTakedown } from '#domain/invalidation/takedown.ts'
import { placementOf } from '#domain/listings/article-listings.ts'
import { pagesShowing } from '#domain/listings/page-listings.ts'
import { logger } from '#lib/log.ts'
import { mediaWithdrawn } from './events.ts'
import type { WithdrawPicture } from './input.ts'
import { deleteVariants } from './picture-files.ts'
import { whosePortrait } from './portraits.ts'

/**
 * Takes a picture from readers for good: a wrong face, a court's order. Its files and every variant are deleted, and no
 * page that shows it is served again; both are done when this returns. Asked again, it does again what a disk or an
 * edge refused. Throws request.not_found, site.takedown_unconfirmed.
 */
export async function withdrawPicture({ viewer }: Context, input: WithdrawPicture): Promise<null> {
  authorize(viewer, 'media.withdraw')
  return change(async (tx) => {
    const [picture] = await tx.select().from(media).where(eq(media.id, input.mediaId)).for('update')
    if (!picture) throw new AppError('request.not_found')
    const shown = await whereItStands(tx, picture.id)
    const portraitOf = await whosePortrait(tx, picture.id)
    const pages = await pagesShowing(tx, picture.id)
    // The files first: a page without them shows a hole, files without a page show what was to go.
    afterCommit(tx, () => deleteFiles(picture.token))
    if (picture.withdrawnAt === null) {
      await tx.update(media).set({ withdrawnAt: sql`now()` }).where(eq(media.id, picture.id))
      await record(
        tx,
        mediaWithdrawn(viewer.id, picture.id, { reason: input.reason, shown, portraitOf, pages }),
      )
    } else if (shown.length + portraitOf.length + pages.length > 0)
      afterCommit(tx, () => confirmTakedown(touched.pictureWithdrawn(shown, portraitOf, pages)))
    return null
  })
}

async function deleteFiles(token: string): Promise<void> {
  await deleteVariants(token).catch((err) => {
    logger('site').error({ err }, 'files of a withdrawn picture remain')
    throw new AppError('site.takedown_unconfirmed')
  })
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
