import { lt } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { commentReports } from '#db/schema/comments.ts'

/** Days after the answer: as long as reports of errors, so that a yearly account can count both. */
const answeredDays = 730

/** Deletes what was answered long ago. What nobody has answered yet stays. */
export async function purgeCommentReports(tx: Tx, now: Date): Promise<void> {
  await tx
    .delete(commentReports)
    .where(lt(commentReports.decidedAt, new Date(now.getTime() - answeredDays * 86_400_000)))
}
