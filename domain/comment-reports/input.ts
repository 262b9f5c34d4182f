import { AppError } from '#domain/errors.ts'
import { z } from '#lib/schema.ts'
import {
  type CommentReportForm,
  type CommentReportReason,
  commentReportProblems,
  isReason,
} from './comment-report.ts'

export type ReportComment = { commentId: string; reason: CommentReportReason; words: string }

const uuid = z.uuid()

/** A form that can be stored. Throws what is wrong with its fields, comment.not_found. */
export function readReportComment({ commentId, reason, words }: CommentReportForm): ReportComment {
  const fields = commentReportProblems({ reason, words })
  const [first] = Object.values(fields)
  if (first || !isReason(reason)) throw new AppError(first ?? 'comment.report_reason', { fields })
  if (!uuid.safeParse(commentId).success) throw new AppError('comment.not_found')
  return { commentId, reason, words }
}

export const keepInput = z.object({ commentId: z.uuid({ message: 'moderation.changed_meanwhile' }) })
export type KeepComment = z.output<typeof keepInput>
