import { type Editor, Node } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { BoxView, TimelineEntryView, TimelineView } from './text-views.client.tsx'

/** A line that is no part of the running text: kept beside it, in an attribute. */
const lineOf = (name: string) => ({
  default: '',
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? '',
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] }),
})

export const Box = Node.create({
  name: 'box',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  addAttributes: () => ({ title: lineOf('title') }),
  parseHTML: () => [{ tag: 'section[data-box]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { ...HTMLAttributes, 'data-box': '' }, 0],
  addNodeView: () => ReactNodeViewRenderer(BoxView),
})

export const Timeline = Node.create({
  name: 'timeline',
  group: 'block',
  content: 'timelineEntry+',
  defining: true,
  isolating: true,
  addAttributes: () => ({ title: lineOf('title') }),
  parseHTML: () => [{ tag: 'section[data-timeline]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { ...HTMLAttributes, 'data-timeline': '' }, 0],
  addNodeView: () => ReactNodeViewRenderer(TimelineView, { contentDOMElementTag: 'ol' }),
})

export const TimelineEntry = Node.create({
  name: 'timelineEntry',
  content: 'paragraph+',
  defining: true,
  isolating: true,
  addAttributes: () => ({ date: lineOf('date') }),
  parseHTML: () => [{ tag: 'section[data-entry]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { ...HTMLAttributes, 'data-entry': '' }, 0],
  addNodeView: () => ReactNodeViewRenderer(TimelineEntryView, { as: 'li' }),
  addKeyboardShortcuts() {
    return { Enter: () => leaveEntry(this.editor) }
  },
})

/**
 * Enter on an empty line ends the entry, as it ends a list: the line becomes the next entry, or, where the entry has
 * nothing but that line, the text below the timeline.
 */
function leaveEntry(editor: Editor): boolean {
  const { selection, schema, tr } = editor.state
  const { $from } = selection
  if (!selection.empty || $from.depth !== 3 || $from.node(2).type.name !== 'timelineEntry') return false
  const entry = $from.node(2)
  if ($from.parent.childCount > 0 || $from.index(2) !== entry.childCount - 1) return false
  const next = schema.nodes.timelineEntry?.create(null, schema.nodes.paragraph?.create())
  const paragraph = schema.nodes.paragraph?.create()
  if (!next || !paragraph) return false
  if (entry.childCount > 1) {
    tr.delete($from.before(3), $from.after(3))
    const place = tr.mapping.map($from.after(2))
    tr.insert(place, next).setSelection(TextSelection.create(tr.doc, place + 2))
  } else {
    const timeline = $from.node(1)
    const isLast = $from.index(1) === timeline.childCount - 1
    if (!isLast || timeline.childCount === 1 || entry.attrs.date !== '') return false
    tr.delete($from.before(2), $from.after(2))
    const place = tr.mapping.map($from.after(1))
    tr.insert(place, paragraph).setSelection(TextSelection.create(tr.doc, place + 1))
  }
  editor.view.dispatch(tr.scrollIntoView())
  return true
}
