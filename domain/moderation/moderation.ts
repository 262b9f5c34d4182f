import type { CommentStatus } from '#domain/comments/comment.ts'
import { AppError } from '#domain/errors.ts'

/** Why a comment is refused; shown to moderators as a list, and one day to its author. */
export const rejectionReasons = [
  'insult',
  'hate',
  'off_topic',
  'unverified_claim',
  'private_data',
  'advertising',
  'unreadable',
  'other',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** What came of looking for a signal. `late`: it was not waited for any longer. Only `noticed` says something about the comment. */
export const signalStates = ['noticed', 'failed', 'late'] as const
export type SignalState = (typeof signalStates)[number]

/**
 * How far the comments that wait are counted: twenty thousand of them may come in an hour of a flood, each decision and
 * each desk asks for the number, and nobody does anything else at 20,000 than at 1,000. One more stands for all beyond.
 */
export const countedWaiting = 1_000

/** Pure: whether more wait than were counted. */
export const isBeyondCount = (waiting: number): boolean => waiting > countedWaiting

const transitions: Record<CommentStatus, readonly CommentStatus[]> = {
  pending: ['approved', 'rejected', 'spam'],
  approved: ['rejected', 'spam'],
  rejected: ['approved', 'spam'],
  spam: ['approved', 'rejected'],
}

/** Checks a moderator's decision; undoing is the one way back to `pending`. */
export function checkDecision(from: CommentStatus, to: CommentStatus, reason: RejectionReason | null): void {
  if (!transitions[from].includes(to)) throw new AppError('moderation.changed_meanwhile')
  if (to === 'rejected' && !reason) throw new AppError('moderation.reason_required')
}
