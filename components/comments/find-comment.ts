import type { CommentView } from '#domain/comments/view.ts'

/** The comment with this id, anywhere in the thread. */
export function findComment(comments: readonly CommentView[], id: string): CommentView | null {
  for (const comment of comments) {
    const found = comment.id === id ? comment : findComment(comment.replies, id)
    if (found) return found
  }
  return null
}
