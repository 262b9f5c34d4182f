import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'
import { commentStatuses } from './comment.ts'

/** A reader has sent it. `status` is what the policy made of it. */
export const commentPosted = defineEvent(
  'comment.posted',
  'comment',
  z.object({
    articleId: raw(),
    parentId: raw().nullable(),
    /** As in the events of moderation. */
    rootId: raw().optional(),
    status: z.enum(commentStatuses),
    /** The version of the policy that judged it. Events from before there were versions do not say. */
    policy: z.int().optional(),
  }),
)

const place = z.object({ articleId: raw(), rootId: raw() })

/** Some device, once. Nothing is said of which. */
export const commentFoundUseful = defineEvent('comment.found_useful', 'comment', place)
export const commentUsefulTakenBack = defineEvent('comment.useful_taken_back', 'comment', place)

const marked = place.extend({
  /** The root that stood there before. */
  instead: raw().nullable(),
})
/** Stands above the others from now on, or no longer. */
export const commentPinned = defineEvent('comment.pinned', 'comment', marked)
export const commentUnpinned = defineEvent('comment.unpinned', 'comment', place)
/** Chosen by the desk, or no longer. */
export const commentPicked = defineEvent('comment.picked', 'comment', place)
export const commentUnpicked = defineEvent('comment.unpicked', 'comment', place)
