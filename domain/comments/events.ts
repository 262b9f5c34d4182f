import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'
import { commentStatuses } from './comment.ts'

/** A reader has sent it. `status` is what the policy made of it. */
export const commentPosted = defineEvent(
  'comment.posted',
  'comment',
  z.object({ articleId: raw(), parentId: raw().nullable(), status: z.enum(commentStatuses) }),
)
