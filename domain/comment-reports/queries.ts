import { and, asc, inArray, isNull, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { commentReports } from '#db/schema/comments.ts'
import type { ReportedAs } from './view.ts'

/** What readers said of these comments and nobody has answered, by comment. */
export async function openReportsOf(ids: string[]): Promise<Map<string, ReportedAs[]>> {
  const found = new Map<string, ReportedAs[]>()
  if (ids.length === 0) return found
  const rows = await appDb()
    .select({
      commentId: commentReports.commentId,
      reason: commentReports.reason,
      count: sql<number>`count(*)::int`,
      words: sql<
        string[]
      >`coalesce(array_agg(${commentReports.words} order by ${commentReports.createdAt}) filter (where ${commentReports.words} <> ''), '{}')`,
    })
    .from(commentReports)
    .where(and(inArray(commentReports.commentId, ids), isNull(commentReports.decidedAt)))
    .groupBy(commentReports.commentId, commentReports.reason)
    .orderBy(asc(commentReports.reason))
  for (const { commentId, ...said } of rows) found.set(commentId, [...(found.get(commentId) ?? []), said])
  return found
}

/** How many comments wait for an answer to what was said against them. */
export async function countReported(
  db: Pick<ReturnType<typeof appDb>, 'execute'> = appDb(),
): Promise<number> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(distinct ${commentReports.commentId})::int as n from ${commentReports} where ${commentReports.decidedAt} is null`,
  )
  return row?.n ?? 0
}
