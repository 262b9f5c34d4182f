import type { CommentView } from './view.ts'

type Row = Omit<CommentView, 'replies' | 'replyTo'> & { parentId: string | null }

/**
 * Rows in order of publication → a tree. A reply whose parent is no longer online stands as a root: its words
 * were approved for themselves.
 */
export function nest(rows: Row[]): CommentView[] {
  const views = new Map<string, CommentView>()
  const roots: CommentView[] = []
  for (const row of rows) {
    views.set(row.id, {
      id: row.id,
      name: row.name,
      isStaff: row.isStaff,
      publishedAt: row.publishedAt,
      body: row.body,
      depth: 0,
      replyTo: null,
      replies: [],
    })
  }
  for (const row of rows) {
    const view = views.get(row.id)!
    const parent = row.parentId ? views.get(row.parentId) : undefined
    if (parent) {
      view.replyTo = parent.name
      parent.replies.push(view)
    } else roots.push(view)
  }
  const setDepth = (comments: CommentView[], depth: number): void => {
    for (const comment of comments) {
      comment.depth = depth
      setDepth(comment.replies, depth + 1)
    }
  }
  setDepth(roots, 0)
  return roots
}
