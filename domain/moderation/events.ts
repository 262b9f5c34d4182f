import { commentStatuses } from '#domain/comments/comment.ts'
import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'

const decision = z.object({
  articleId: raw(),
  /** The comment that its conversation began with: itself, or another. Events from before there were pages do not say. */
  rootId: raw().optional(),
  from: z.enum(commentStatuses),
  /** Taken back: the comment is what it was before. */
  isUndo: z.boolean(),
})

export const commentApproved = defineEvent('comment.approved', 'comment', decision)
export const commentRejected = defineEvent('comment.rejected', 'comment', decision)
export const commentMarkedSpam = defineEvent('comment.marked_spam', 'comment', decision)
/** Waiting again: somebody has taken a decision back. */
export const commentReopened = defineEvent('comment.reopened', 'comment', decision)
