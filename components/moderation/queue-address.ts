import { type CommentStatus, commentStatuses } from '#domain/comments/comment.ts'

/** A list of the desk: the comments of a status, or those that readers see and have reported. */
export type QueueName = CommentStatus | 'reported'
export const queueNames: readonly QueueName[] = ['pending', 'reported', 'approved', 'rejected', 'spam']

const slugs: Record<QueueName, string> = {
  reported: 'signales',
  pending: 'en-attente',
  approved: 'approuves',
  rejected: 'refuses',
  spam: 'indesirables',
}

export const queueOf = (slug: unknown): QueueName =>
  queueNames.find((name) => slugs[name] === slug) ?? 'pending'

export const statusIn = (queue: QueueName): CommentStatus =>
  commentStatuses.find((status) => status === queue) ?? 'approved'

export function queueHref(status: QueueName, page = 1): string {
  const query = new URLSearchParams()
  if (status !== 'pending') query.set('etat', slugs[status])
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/moderation?${query}` : '/moderation'
}
