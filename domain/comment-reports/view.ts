import type { CommentReportReason } from './comment-report.ts'

/** What readers said against a comment for one reason: how many, and in which words. */
export type ReportedAs = { reason: CommentReportReason; count: number; words: string[] }
