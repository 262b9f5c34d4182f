import { and, eq, gt } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleVersions } from '#db/schema/articles.ts'

/** Words that readers can read from an hour on; the hours that were planned for the article before are given up. */
export async function recordVersion(
  tx: Tx,
  version: { articleId: string; revisionId: string; publicAt: Date },
  clock: Date,
): Promise<void> {
  await forgetUnread(tx, version.articleId, clock)
  await tx.insert(articleVersions).values(version)
}

/** What waited for an hour that never came was read by nobody, and is no part of the history. */
export async function forgetUnread(tx: Tx, articleId: string, clock: Date): Promise<void> {
  await tx
    .delete(articleVersions)
    .where(and(eq(articleVersions.articleId, articleId), gt(articleVersions.publicAt, clock)))
}
