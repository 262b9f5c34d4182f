import type { CommentStatus } from '#domain/comments/comment.ts'
import type { RejectionReason } from '../moderation.ts'

/** Two questions, apart: mixing advertising and insults would spoil the answer to both. */
export const heads = ['spam', 'incivility'] as const
export type Head = (typeof heads)[number]

/** Yes, no, or nothing that can be learned. */
export type Label = 1 | 0 | null

/** What a human decision says on both questions. A reason that is not about what was asked says nothing. */
const byReason: Record<RejectionReason, Record<Head, Label>> = {
  advertising: { spam: 1, incivility: null },
  insult: { spam: 0, incivility: 1 },
  hate: { spam: 0, incivility: 1 },
  off_topic: { spam: 0, incivility: 0 },
  unverified_claim: { spam: 0, incivility: 0 },
  private_data: { spam: 0, incivility: 0 },
  // Keys at random are sent by scripts and by children.
  unreadable: { spam: null, incivility: null },
  // Why is not said: it may well have been the tone.
  other: { spam: 0, incivility: null },
}

const silent: Record<Head, Label> = { spam: null, incivility: null }

export function labelsOf(decision: {
  to: CommentStatus
  reason: RejectionReason | null
}): Record<Head, Label> {
  switch (decision.to) {
    case 'approved':
      return { spam: 0, incivility: 0 }
    case 'spam':
      return { spam: 1, incivility: null }
    case 'rejected':
      return { ...((decision.reason && byReason[decision.reason]) || silent) }
    case 'pending':
      return { ...silent }
  }
}
