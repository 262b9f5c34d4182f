import { Extension, InputRule } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { isLanguage, type Language } from '#lib/locale.ts'
import { changesOfTyping, type TypingChange } from './typing.ts'

/** How the editor gives the text before the cursor: a line break or anything else that is not text. */
const leaf = '%leaf%'
/** Rules look no further back than this, also when a program puts in a whole text at one stroke. */
const reach = 500

/**
 * Typography while one writes, so that one sees what readers will get. Backspace or undo right after it give back what
 * was typed; publication sets the whole text in any case.
 */
export const TypingRules = Extension.create<{ language: () => Language }>({
  name: 'typingRules',
  // After the rules that make lists and bold text of signs.
  priority: 10,
  addOptions: () => ({ language: () => 'fr' }),
  addInputRules() {
    return [
      new InputRule({
        find: (text) => {
          const start = text.lastIndexOf(leaf)
          const whole = text.slice(start === -1 ? 0 : start + leaf.length).slice(-reach)
          const passage = passageAt(this.editor.state)
          const line = passage ? whole.slice(beginningOf(passage.text, whole)) : whole
          if (line === '' || line.endsWith('\n')) return null
          const changes = changesOfTyping(line, passage?.language ?? this.options.language())
          const from = changes[0]?.start
          if (from === undefined) return null
          return { index: text.length - line.length + from, text: line.slice(from), data: { changes, from } }
        },
        handler: ({ state, range, match }) => {
          const { changes, from } = match.data as { changes: TypingChange[]; from: number }
          for (const { start, end, text } of changes.toReversed())
            state.tr.insertText(text, range.from + start - from, range.from + end - from)
        },
      }),
    ]
  },
})

/** The passage in another language in which the cursor stands, as far as it goes before it. */
function passageAt({ selection, storedMarks }: EditorState): { language: Language; text: string } | null {
  const { $from } = selection
  const language: unknown = (storedMarks ?? $from.marks()).find(({ type }) => type.name === 'language')?.attrs
    .lang
  if (!isLanguage(language)) return null
  let text = ''
  $from.parent.forEach((node, offset) => {
    if (offset >= $from.parentOffset) return
    const isOfIt = node.isText && node.marks.some(({ attrs }) => attrs.lang === language)
    text = isOfIt ? text + node.text!.slice(0, $from.parentOffset - offset) : ''
  })
  return { language, text }
}

/** Where a passage begins in a line that ends with it and with what is being typed. */
const beginningOf = (passage: string, line: string): number =>
  passage === '' ? line.length - 1 : Math.max(0, line.lastIndexOf(passage.slice(-reach)))
