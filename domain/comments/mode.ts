import type { CommentMode } from '#domain/articles/article.ts'
import type { CommentStatus } from './comment.ts'

/**
 * What becomes of a comment that the policy has looked at. What the policy decides counts in every mode. Where comments
 * appear at once, one that it leaves open appears unless anything speaks against it; and in a crowd nobody reads after the fact.
 */
export function statusIn(
  mode: CommentMode,
  verdict: Exclude<CommentStatus, 'rejected'>,
  signals: readonly { code: string; weight: number }[],
): Exclude<CommentStatus, 'rejected'> {
  if (mode !== 'post_moderated' || verdict !== 'pending') return verdict
  const isDoubted = signals.some(({ code, weight }) => weight > 0 || code === 'crowd')
  return isDoubted ? 'pending' : 'approved'
}
