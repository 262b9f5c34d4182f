import type { ErrorCode } from '#domain/errors.ts'
import { cleanLines, isBlank } from '#lib/text.ts'

/** What a reader may say is wrong with a comment. « Illegal » is a notice in the sense of the law: it is never closed by itself. */
export const commentReportReasons = ['spam', 'offensive', 'illegal', 'personal', 'other'] as const
export type CommentReportReason = (typeof commentReportReasons)[number]

/** What a moderator made of it: the comment went, or it stays. */
export type CommentReportOutcome = 'removed' | 'kept'

export const commentReportLimits = {
  /** Characters: what is wrong with one comment. */
  words: 500,
  /** Who reads a thread that went wrong reports five comments of it, and not fifty. */
  device: { points: 10, seconds: 600 },
  network: { points: 20, seconds: 600 },
} as const

export type CommentReportForm = { commentId: string; reason: string; words: string }

/** What is wrong with it, if anything, by field. Words are owed where the list has none for it. */
export function commentReportProblems({
  reason,
  words,
}: Pick<CommentReportForm, 'reason' | 'words'>): Partial<Record<'reason' | 'words', ErrorCode>> {
  if (!isReason(reason)) return { reason: 'comment.report_reason' }
  const isLong = [...words].length > commentReportLimits.words
  if (isLong || (reason === 'other' && isBlank(words))) return { words: 'comment.report_words' }
  return {}
}

export const isReason = (value: string): value is CommentReportReason =>
  (commentReportReasons as readonly string[]).includes(value)

/** As typed, and as it is checked and stored. What is far too long is not even cleaned. */
export function cleanCommentReport(sent: Readonly<Record<string, unknown>>): CommentReportForm {
  const text = (name: string) => (typeof sent[name] === 'string' ? (sent[name] as string) : '')
  const words = text('precisions')
  return {
    commentId: text('commentaire'),
    reason: text('motif'),
    words: words.length > 4 * commentReportLimits.words ? words : cleanLines(words).trim(),
  }
}
