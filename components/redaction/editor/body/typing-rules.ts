import { Extension, InputRule } from '@tiptap/core'
import type { Locale } from '#lib/locale.ts'
import { changesOfTyping, type TypingChange } from './typing.ts'

/** How the editor gives the text before the cursor: a line break or anything else that is not text. */
const leaf = '%leaf%'
/** Rules look no further back than this, also when a program puts in a whole text at one stroke. */
const reach = 500

/**
 * Typography while one writes, so that one sees what readers will get. Backspace or undo right after it give back what
 * was typed; publication sets the whole text in any case.
 */
export const TypingRules = Extension.create<{ language: Locale }>({
  name: 'typingRules',
  // After the rules that make lists and bold text of signs.
  priority: 10,
  addOptions: () => ({ language: 'fr' }),
  addInputRules() {
    const { language } = this.options
    return [
      new InputRule({
        find: (text) => {
          const start = text.lastIndexOf(leaf)
          const line = text.slice(start === -1 ? 0 : start + leaf.length).slice(-reach)
          if (line === '' || line.endsWith('\n')) return null
          const changes = changesOfTyping(line, language)
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
