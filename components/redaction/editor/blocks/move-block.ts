import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'

/** Moves a block of the body one place up or down: what dragging does, for those who do not drag. */
export function moveBlock(editor: Editor, position: number, direction: -1 | 1): void {
  const { doc, tr } = editor.state
  const node = doc.nodeAt(position)
  if (!node) return
  const index = doc.resolve(position).index(0)
  const neighbour = index + direction
  if (neighbour < 0 || neighbour >= doc.childCount) return
  const target =
    direction < 0 ? position - doc.child(neighbour).nodeSize : position + doc.child(neighbour).nodeSize
  tr.delete(position, position + node.nodeSize).insert(target, node)
  tr.setSelection(NodeSelection.create(tr.doc, target)).scrollIntoView()
  editor.view.dispatch(tr)
}
