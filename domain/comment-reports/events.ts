import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'
import { commentReportReasons } from './comment-report.ts'

/** A reader says that something is wrong with it. Nothing is said of whom. */
export const commentReported = defineEvent(
  'comment.reported',
  'comment',
  z.object({ articleId: raw(), reason: z.enum(commentReportReasons) }),
)
/** A moderator has read the reports, and lets it stand. */
export const commentKept = defineEvent(
  'comment.kept',
  'comment',
  z.object({ articleId: raw(), reports: z.number() }),
)
