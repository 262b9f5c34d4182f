import type { CommentMode } from '#domain/articles/article.ts'
import type { CommentStatus } from './comment.ts'

/**
 * What becomes of a comment that the policy has looked at. Where comments appear at once, anything that speaks against one
 * keeps it for a moderator; and so does a crowd, in which nobody reads after the fact.
 */
export function statusIn(
  mode: CommentMode,
  verdict: Extract<CommentStatus, 'pending' | 'spam'>,
  signals: readonly { code: string; weight: number }[],
): Exclude<CommentStatus, 'rejected'> {
  if (mode !== 'post_moderated' || verdict === 'spam') return verdict
  const isDoubted = signals.some(({ code, weight }) => weight > 0 || code === 'crowd')
  return isDoubted ? 'pending' : 'approved'
}
