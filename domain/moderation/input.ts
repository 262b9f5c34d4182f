import { commentStatuses } from '#domain/comments/comment.ts'
import { text, z } from '#lib/schema.ts'
import { rejectionReasons } from './moderation.ts'

const commentId = z.uuid({ message: 'moderation.changed_meanwhile' })
/** The status the moderator saw: a decision about something else is refused. */
const expectedStatus = z.enum(commentStatuses)

export const decisionInput = z.object({ commentId, expectedStatus })
export const rejectInput = decisionInput.extend({
  reason: z.enum(rejectionReasons, { message: 'moderation.reason_required' }),
  note: text({ max: 500, lines: true }).default(''),
})
export const undoInput = z.object({ commentId })

export type Decision = z.output<typeof decisionInput>
export type Rejection = z.output<typeof rejectInput>
