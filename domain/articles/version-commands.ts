import { and, eq, lte, sql } from 'drizzle-orm'
import { articleVersions } from '#db/schema/articles.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { afterCommit, change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { touched } from '#domain/invalidation/invalidations.ts'
import { confirmTakedown } from '#domain/invalidation/takedown.ts'
import { articleVersionWithheld } from './events.ts'
import type { WithholdVersion } from './input.ts'
import { lockArticle } from './revisions.ts'

/**
 * Takes the words of one earlier version from the public history: a name that must go. That it was there stays to be seen. No
 * page that shows it is served when this returns. Asked again, it does again what an edge refused. Throws
 * article.version_not_found, article.version_online, site.takedown_unconfirmed.
 */
export async function withholdVersion({ viewer }: Context, input: WithholdVersion): Promise<null> {
  return change(async (tx) => {
    const { article } = await lockArticle(tx, input.articleId)
    authorize(viewer, 'version.withhold')
    const isIt = and(
      eq(articleVersions.articleId, article.id),
      eq(articleVersions.revisionId, input.revisionId),
      lte(articleVersions.publicAt, sql`now()`),
    )
    const [version] = await tx.select().from(articleVersions).where(isIt)
    if (!version) throw new AppError('article.version_not_found')
    if (article.publishedRevisionId === version.revisionId && article.status === 'published')
      throw new AppError('article.version_online')
    if (version.withheldAt !== null) {
      afterCommit(tx, () => confirmTakedown(touched.versionWithheld(article)))
      return null
    }
    await tx.update(articleVersions).set({ withheldAt: sql`now()` }).where(isIt)
    const { publicAt } = version
    await record(
      tx,
      articleVersionWithheld(viewer.id, article.id, {
        publicAt: publicAt.toISOString(),
        reason: input.reason,
      }),
    )
    return null
  })
}
