import type { ReportedAs } from '#domain/comment-reports/view.ts'
import type { CommentStatus } from '#domain/comments/comment.ts'
import type { Language } from '#lib/locale.ts'
import type { RejectionReason, SignalState } from './moderation.ts'
import type { Outcome } from './policy.ts'

/** A comment in the moderation queue, with what is needed to judge it. */
export type QueueItem = {
  id: string
  name: string
  isStaff: boolean
  body: string
  status: CommentStatus
  createdAt: Date
  isRoot: boolean
  isPinned: boolean
  isPicked: boolean
  article: { id: string; title: string; language: Language; href: string | null }
  parent: { name: string; body: string; status: CommentStatus } | null
  signals: {
    code: string
    weight: number
    state: SignalState
    evidence: Record<string, string | number>
  }[]
  /** What the policy made of it when it came, by which version. Null: it came before there were versions. */
  verdict: { policy: number; outcome: Outcome; sum: number; spamFrom: number } | null
  /** History of the same e-mail on this site. */
  history: { approved: number; rejected: number; spam: number }
  /** What readers said against it, and nobody has answered. */
  reports: ReportedAs[]
  decisions: {
    id: string
    actor: string | null
    to: CommentStatus
    reason: RejectionReason | null
    note: string
    /** The version of the policy that decided; null where a person did. */
    policy: number | null
    decidedAt: Date
    isUndo: boolean
  }[]
}
/** A decision that its author can still take back. */
export type UndoableDecision = {
  id: string
  name: string
  from: CommentStatus
  to: Exclude<CommentStatus, 'pending'>
}
export type QueueCounts = Record<CommentStatus | 'reported', number>
