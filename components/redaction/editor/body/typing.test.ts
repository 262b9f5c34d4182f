// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { typesetText } from '#lib/typography.ts'
import { plainNodes } from './schema.ts'
import { TypingRules } from './typing-rules.ts'

let editor: Editor
const open = (language: 'fr' | 'en', content = '<p></p>') => {
  editor = new Editor({
    element: document.createElement('div'),
    extensions: [...plainNodes, TypingRules.configure({ language: () => language })],
    content,
  })
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
}
afterEach(() => editor.destroy())

/** As ProseMirror takes a key: a plugin takes the text, or it is inserted. */
function type(text: string) {
  for (const character of text) {
    const { view } = editor
    const { from, to } = view.state.selection
    const isTaken = view.someProp('handleTextInput', (take) =>
      take(view, from, to, character, () => view.state.tr.insertText(character, from, to)),
    )
    if (!isTaken) view.dispatch(view.state.tr.insertText(character, from, to))
  }
}
const text = () => editor.state.doc.textBetween(0, editor.state.doc.content.size, '\n', '|')
const press = (key: string, ctrlKey = false) =>
  editor.view.someProp('handleKeyDown', (handle) =>
    handle(editor.view, new KeyboardEvent('keydown', { key, ctrlKey, keyCode: key === 'z' ? 90 : 8 })),
  )

describe('while one writes', () => {
  test.each([
    ['quotes', 'Il dit "oui".', 'Il dit «\u202foui\u202f».'],
    ['a quote that just opened', 'Il dit "', 'Il dit «\u202f'],
    ['quotes with spaces inside', '" oui " et', '«\u202foui\u202f» et'],
    ['quotes in quotes', '"Un "mot" dit"', '«\u202fUn “mot” dit\u202f»'],
    ['an apostrophe', "L'eau", 'L’eau'],
    ['dots', 'Alors...', 'Alors…'],
    ['signs after a space', 'Quoi ? Oui !', 'Quoi\u202f? Oui\u202f!'],
    ['signs glued to a word', 'Quoi? Oui! Bien: ', 'Quoi\u202f? Oui\u202f! Bien\u00a0: '],
    ['numbers', '12 000 km, 5% ', '12\u202f000\u00a0km, 5\u00a0% '],
    ['a name', 'M. Durand', 'M.\u00a0Durand'],
    ['an address', 'https://a.test/x?y=1!z ', 'https://a.test/x?y=1!z '],
    ['a paragraph that begins with a quotation', '« Oui »', '«\u202fOui\u202f»'],
  ])('French: %s', (_, typed, shown) => {
    open('fr')
    type(typed)
    expect(text()).toBe(shown)
    expect(editor.state.selection.from).toBe(shown.length + 1)
    expect(editor.state.doc.firstChild?.type.name).toBe('paragraph')
  })

  test('a passage in another language is set by its own rules, and the words around it by theirs', () => {
    open('fr')
    type('Il écrit : ')
    editor.commands.setMark('language', { lang: 'en' })
    type('"Why? No!"')
    editor.commands.unsetMark('language')
    type(' Et puis ? ')
    expect(text()).toBe('Il écrit\u00a0: “Why? No!” Et puis\u202f? ')
  })

  test.each([
    ['quotes', '"We won\'t," he said. ', '“We won’t,” he said. '],
    ['single quotes', "a 'quiet' town", 'a ‘quiet’ town'],
    ['what English leaves', 'wait ! « no » 5% ', 'wait ! « no » 5% '],
  ])('English: %s', (_, typed, shown) => {
    open('en')
    type(typed)
    expect(text()).toBe(shown)
  })

  test('after a line break, and in bold, which stays bold', () => {
    open('fr', '<p>Un<br><strong>mot</strong></p>')
    type(' ! "')
    expect(text()).toBe('Un|mot\u202f! «\u202f')
    expect(editor.getHTML()).toBe('<p>Un<br><strong>mot\u202f! «\u202f</strong></p>')
  })

  test('what stood there before is not touched, nor what was taken back', () => {
    open('fr', '<p>"vieux" : 5 km</p>')
    type(' et 6 km.')
    expect(text()).toBe('"vieux" : 5 km et 6\u00a0km.')
  })

  test('Backspace gives back what was typed, and so does undo', () => {
    for (const takeBack of [() => press('Backspace'), () => editor.commands.undo()]) {
      open('fr')
      type('Il dit "')
      expect(text()).toBe('Il dit «\u202f')
      takeBack()
      expect(text()).toBe('Il dit "')
      type('oui')
      expect(text()).toBe('Il dit "oui')
      editor.destroy()
    }
    open('fr')
    type('Quoi ?')
    press('Backspace')
    expect(text()).toBe('Quoi ?')
  })

  test('no letter is lost, and no other comes', () => {
    const unit = fc.constantFrom(...'aé1 ,.«»"\'!?:;%€\u00a0'.split(''), 'km', "l'", 'M. ', '...')
    const letters = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, '')
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 20 }),
        fc.constantFrom('fr' as const, 'en' as const),
        (typed, language) => {
          // Not at the beginning of a line, where « 1. » begins a list.
          open(language, '<p>x</p>')
          type(typed)
          expect(letters(text())).toBe(letters(`x${typed}`))
          editor.destroy()
        },
      ),
      { numRuns: 80 },
    )
    open('fr')
  }, 60_000)

  test('words as they are written are shown as they are printed', () => {
    for (const typed of [
      'Il a dit "oui" : "non" ! L\'eau, 12 000 km, M. Durand... ',
      '« Bien », dit-elle ; "mot" ? ',
    ])
      for (const language of ['fr', 'en'] as const) {
        open(language)
        type(typed)
        expect(text()).toBe(typesetText(typed, language))
        editor.destroy()
      }
    open('fr')
  })
})
