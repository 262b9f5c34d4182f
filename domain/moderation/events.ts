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

const version = z.object({
  number: z.int(),
  /** In the words of who changed it. */
  reason: raw(),
})
/** How signals become an outcome: another version counts, or is tried beside the one that counts. */
export const policyChanged = defineEvent('policy.changed', 'policy', version)
export const policyTried = defineEvent('policy.tried', 'policy', version)
/** `from`: the number of the version that counts again. */
export const policyRestored = defineEvent('policy.restored', 'policy', version.extend({ from: z.int() }))
