import type { CommentStatus } from '#domain/comments/comment.ts'

const slugs: Record<CommentStatus, string> = {
  pending: 'en-attente',
  approved: 'approuves',
  rejected: 'refuses',
  spam: 'indesirables',
}

export const statusOf = (slug: unknown): CommentStatus =>
  (Object.keys(slugs) as CommentStatus[]).find((status) => slugs[status] === slug) ?? 'pending'

export function queueHref(status: CommentStatus, page = 1): string {
  const query = new URLSearchParams()
  if (status !== 'pending') query.set('etat', slugs[status])
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/moderation?${query}` : '/moderation'
}
