import { and, eq, lte, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleVersions } from '#db/schema/articles.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { afterCommit, change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { touched } from '#domain/invalidation/invalidations.ts'
import { confirmTakedown } from '#domain/invalidation/takedown.ts'
import { articleVersionReinstated, articleVersionWithheld } from './events.ts'
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
    const { version, isIt } = await versionOf(tx, article.id, input.revisionId)
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

/**
 * Gives readers the words of a withheld version back: it was the wrong one, or what spoke against it does so no more. Of one that
 * they can read it says nothing. Throws article.version_not_found.
 */
export async function reinstateVersion({ viewer }: Context, input: WithholdVersion): Promise<null> {
  return change(async (tx) => {
    const { article } = await lockArticle(tx, input.articleId)
    authorize(viewer, 'version.withhold')
    const { version, isIt } = await versionOf(tx, article.id, input.revisionId)
    if (version.withheldAt === null) return null
    await tx.update(articleVersions).set({ withheldAt: null }).where(isIt)
    const publicAt = version.publicAt.toISOString()
    await record(tx, articleVersionReinstated(viewer.id, article.id, { publicAt, reason: input.reason }))
    return null
  })
}

/** A version that readers could read, of this article and no other. */
async function versionOf(tx: Tx, articleId: string, revisionId: string) {
  const isIt = and(
    eq(articleVersions.articleId, articleId),
    eq(articleVersions.revisionId, revisionId),
    lte(articleVersions.publicAt, sql`now()`),
  )
  const [version] = await tx.select().from(articleVersions).where(isIt)
  if (!version) throw new AppError('article.version_not_found')
  return { version, isIt }
}
