import type { CommentView } from './view.ts'

type Row = Omit<CommentView, 'replies' | 'replyTo' | 'isOnline' | 'isPinned'> & { parentId: string | null }

/**
 * Replies of one conversation in order of publication → the tree below its root. A reply whose parent is no longer
 * online, or stands on an earlier page, hangs on the root: its words were approved for themselves.
 */
export function nest(root: { id: string; name: string | null }, rows: readonly Row[]): CommentView[] {
  const views = new Map<string, CommentView>()
  const top: CommentView[] = []
  for (const { parentId: _, ...row } of rows)
    views.set(row.id, { ...row, replyTo: null, isPinned: false, isOnline: true, replies: [] })
  for (const row of rows) {
    const view = views.get(row.id)!
    const parent = row.parentId ? views.get(row.parentId) : undefined
    if (parent) {
      view.replyTo = parent.name
      parent.replies.push(view)
    } else {
      if (row.parentId === root.id) view.replyTo = root.name
      top.push(view)
    }
  }
  return top
}
