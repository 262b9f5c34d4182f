import { and, eq, isNull, sql } from 'drizzle-orm'
import { commentReports } from '#db/schema/comments.ts'
import type { Subscriber } from '#domain/subscriber.ts'

/** A comment that is taken from readers answers what was said against it; taken back, the decision answers nothing. */
export const answeringReports: Subscriber = {
  name: 'comment-reports',
  on: ['comment.rejected', 'comment.marked_spam', 'comment.approved'],
  async handle(tx, { name, subjectId, actorId, payload }) {
    if (name === 'comment.approved') {
      // From where it was taken down: what was reported then is still to be answered.
      if (payload.isUndo)
        await tx
          .update(commentReports)
          .set({ decidedAt: null, decidedBy: null, outcome: null })
          .where(and(eq(commentReports.commentId, subjectId), eq(commentReports.outcome, 'removed')))
      return null
    }
    if (name === 'comment.rejected' || name === 'comment.marked_spam')
      await tx
        .update(commentReports)
        .set({ decidedAt: sql`now()`, decidedBy: actorId, outcome: 'removed' })
        .where(and(eq(commentReports.commentId, subjectId), isNull(commentReports.decidedAt)))
    return null
  },
}
