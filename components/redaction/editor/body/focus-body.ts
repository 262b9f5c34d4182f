import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'

/**
 * Puts the cursor into the body, in this turn: `commands.focus()` waits for the next frame, and the letters that are
 * typed until then go to the field or the button that was left.
 */
export function focusBody(editor: Editor, at?: 'start'): void {
  const { view } = editor
  view.focus()
  if (at !== 'start') return
  const { tr, doc } = editor.state
  view.dispatch(tr.setSelection(Selection.atStart(doc)).scrollIntoView())
}
