import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { focusBody } from '#components/redaction/editor/body/focus-body.ts'

/** Selects the first marker of that name in the text, so that what is typed next replaces it. */
export function findBlank(editor: Editor, label: string): boolean {
  let found: { from: number; to: number } | null = null
  editor.state.doc.descendants((node, position) => {
    if (found !== null || !node.isTextblock) return found === null
    // A leaf that is no text counts for one character, as it does in positions.
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc')
    for (const match of text.matchAll(/\[\[([^[\]]*)\]\]/g)) {
      if (found !== null || !plain(match[1]!).endsWith(plain(label))) continue
      const from = position + 1 + match.index
      found = { from, to: from + match[0].length }
    }
    return false
  })
  if (found === null) return false
  const { from, to } = found
  focusBody(editor)
  const { tr, doc } = editor.state
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)).scrollIntoView())
  return true
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
