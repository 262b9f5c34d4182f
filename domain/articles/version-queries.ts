import { and, eq, lte, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articles, articleVersions } from '#db/schema/articles.ts'
import { can, type Viewer } from '#domain/access.ts'

/** What has become of a revision that readers could read; null for others, and for who may not change it. */
export type VersionState = 'shown' | 'online' | 'withheld'

export async function getVersionState(
  viewer: Viewer,
  articleId: string,
  revisionId: string,
): Promise<VersionState | null> {
  if (!can(viewer, 'version.withhold')) return null
  const [row] = await appDb()
    .select({
      withheldAt: articleVersions.withheldAt,
      status: articles.status,
      current: articles.publishedRevisionId,
    })
    .from(articleVersions)
    .innerJoin(articles, eq(articles.id, articleVersions.articleId))
    .where(
      and(
        eq(articleVersions.articleId, articleId),
        eq(articleVersions.revisionId, revisionId),
        lte(articleVersions.publicAt, sql`now()`),
      ),
    )
  if (!row) return null
  if (row.withheldAt !== null) return 'withheld'
  return row.status === 'published' && row.current === revisionId ? 'online' : 'shown'
}
