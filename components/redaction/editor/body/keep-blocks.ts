import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { type EditorState, NodeSelection, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isHeld, isRepeatedToggle } from '#components/ui/held-key.ts'

/**
 * A block that is selected whole (a picture after a click) is not a place to write: the editor's engine would put
 * the next letter in its stead, and its description, caption and credit would be gone. What is typed, pasted or
 * composed goes to a line of its own below it. Only Delete, Backspace and Cut, each pressed for that, remove it.
 */
export const KeepBlocks = Extension.create({
  name: 'keepBlocks',
  // Before the rules and keys of every other extension: they too take the selection for text.
  priority: 1_100,
  addKeyboardShortcuts() {
    const lineBelow = () => goBelow(this.editor.view)
    return { Enter: lineBelow, 'Shift-Enter': lineBelow, 'Mod-Enter': lineBelow }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleTextInput(view, _from, _to, text) {
          const transaction = lineBelowSelected(view.state)
          if (!transaction) return false
          view.dispatch(transaction.insertText(text).scrollIntoView())
          return true
        },
        handlePaste(view) {
          goBelow(view)
          // The paste itself is for those who know how: it meets a line to go into.
          return false
        },
        handleKeyDown(view, event) {
          if (isRepeatedToggle(event)) return true
          if (!isErasing(event) || !view.editable || !selectedBlock(view.state)) return false
          // Held, Backspace selects what stands before it and would then delete it in the same breath.
          if (!isHeld(event)) view.dispatch(withoutSelected(view.state))
          return true
        },
        handleDOMEvents: {
          // An input method or an accent composes in the page itself, before the editor is told.
          compositionstart(view) {
            goBelow(view)
            return false
          },
          // Dictation, spelling and the keyboards of phones write without a key.
          beforeinput(view, event) {
            const writes = event.inputType.startsWith('insert') && !event.isComposing
            if (!writes || !selectedBlock(view.state)) return false
            goBelow(view)
            if (!event.data) return false
            event.preventDefault()
            view.dispatch(view.state.tr.insertText(event.data).scrollIntoView())
            return true
          },
        },
      },
    }),
  ],
})

/** A step of its own for undo: what comes back has all the words it went with, also those typed just before. */
const withoutSelected = (state: EditorState): Transaction =>
  closeHistory(state.tr.deleteSelection()).scrollIntoView()

const isErasing = ({ key }: KeyboardEvent) => key === 'Backspace' || key === 'Delete'

/** The selection, when it is one whole block. */
export function selectedBlock(state: EditorState): NodeSelection | null {
  const { selection } = state
  return selection instanceof NodeSelection && selection.node.isBlock ? selection : null
}

/** An empty line below the selected block, with the cursor in it; null when no block is selected. */
export function lineBelowSelected(state: EditorState): Transaction | null {
  const selected = selectedBlock(state)
  const paragraph = state.schema.nodes.paragraph?.create()
  if (!selected || !paragraph) return null
  // Below the whole: what stands inside another block may have room for nothing else.
  const place = selected.$to.depth === 0 ? selected.to : selected.$to.after(1)
  const transaction = state.tr.insert(place, paragraph)
  return transaction.setSelection(TextSelection.create(transaction.doc, place + 1))
}

function goBelow(view: EditorView): boolean {
  const transaction = view.editable ? lineBelowSelected(view.state) : null
  if (transaction) view.dispatch(transaction.scrollIntoView())
  return transaction !== null
}
