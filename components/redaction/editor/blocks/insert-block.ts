import type { Editor, JSONContent } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { expectWords } from '../pictures/focus-after-upload.ts'

/** Between two blocks of the body, below the one that was pointed at: a picture never splits a sentence. */
export function blockBoundary(editor: Editor, position: number): number {
  const { doc } = editor.state
  const inside = doc.resolve(Math.min(position, doc.content.size))
  if (inside.depth === 0) return inside.pos
  return isEmptyLine(editor, inside.pos) ? inside.before(1) : inside.after(1)
}

function isEmptyLine(editor: Editor, position: number): boolean {
  const inside = editor.state.doc.resolve(position)
  return inside.parent.type.name === 'paragraph' && inside.parent.childCount === 0 && inside.depth === 1
}

/** Puts a new block below the one with the cursor, or in the place of an empty line; the cursor goes to its first words. */
export function insertBlock(editor: Editor, json: JSONContent): void {
  const { schema, selection, tr } = editor.state
  const node = schema.nodeFromJSON(json)
  const place = blockBoundary(editor, selection.to)
  if (selection.empty && isEmptyLine(editor, selection.from)) tr.replaceWith(place, place + 2, node)
  else tr.insert(place, node)
  // A block that is all fields gives the focus to the first of them, once it is there.
  if (node.isAtom || fieldFirst.has(node.type.name)) expectWords(node.type.name)
  else tr.setSelection(TextSelection.near(tr.doc.resolve(place + 1)))
  editor.view.dispatch(tr.scrollIntoView())
  if (!node.isAtom && !fieldFirst.has(node.type.name)) editor.view.focus()
}

/** Blocks with a title or a date above their text: what one would write first. */
const fieldFirst = new Set(['box', 'timeline'])

const line = (): JSONContent => ({ type: 'paragraph' })
const cells = (type: string) => Array.from({ length: 3 }, () => ({ type, content: [line()] }))

/** What each new block begins with. */
export const newBlocks = {
  gallery: (): JSONContent => ({ type: 'gallery', attrs: { pictures: [] } }),
  table: (): JSONContent => ({
    type: 'table',
    content: [
      { type: 'tableRow', content: cells('tableHeader') },
      { type: 'tableRow', content: cells('tableCell') },
      { type: 'tableRow', content: cells('tableCell') },
    ],
  }),
  audio: (): JSONContent => ({
    type: 'audio',
    attrs: { mediaId: '', title: '', credit: '', transcript: '' },
  }),
  citation: (): JSONContent => ({
    type: 'citation',
    attrs: { url: '', title: '', text: '', author: '', date: '', mediaId: '' },
  }),
  readAlso: (): JSONContent => ({ type: 'readAlso', attrs: { articles: [] } }),
  box: (): JSONContent => ({ type: 'box', content: [line()] }),
  timeline: (): JSONContent => ({
    type: 'timeline',
    content: [{ type: 'timelineEntry', content: [line()] }],
  }),
  chart: (): JSONContent => ({
    type: 'chart',
    attrs: {
      kind: 'bars',
      title: '',
      unit: '',
      source: '',
      series: [''],
      rows: Array.from({ length: 3 }, () => ({ label: '', values: [''] })),
    },
  }),
}

/** A note at the cursor, with its words asked for. What is selected stays: the note comes after it. */
export function insertFootnote(editor: Editor): void {
  const { selection, schema, tr } = editor.state
  const note = schema.nodes.footnote?.create({ text: '' })
  if (!note || !selection.$to.parent.inlineContent) return
  expectWords('footnote')
  tr.insert(selection.to, note)
  tr.setSelection(TextSelection.create(tr.doc, selection.to + 1))
  editor.view.dispatch(tr.scrollIntoView())
}
