// @vitest-environment jsdom
import { Editor, Node } from '@tiptap/core'
import { expect, test } from 'vitest'
import { PictureBlock } from '../body/picture-node.ts'
import { Blockquote, PullQuote } from '../body/quote-node.ts'
import { plainNodes } from '../body/schema.ts'
import { blockNodes } from './block-nodes.ts'
import { newBlocks } from './insert-block.ts'

function tableEditor(): Editor {
  return new Editor({
    element: document.createElement('div'),
    injectCSS: false,
    // The views are React's, and need a page.
    extensions: [...plainNodes, Blockquote, PullQuote, PictureBlock, ...blockNodes].map((one) =>
      one instanceof Node && one.config.addNodeView ? one.extend({ addNodeView: () => null as never }) : one,
    ),
    content: { type: 'doc', content: [newBlocks.table()] },
  })
}
const rows = (editor: Editor) => editor.state.doc.firstChild!.childCount
const press = (editor: Editor, shiftKey = false) => {
  const event = new KeyboardEvent('keydown', { key: 'Tab', shiftKey })
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false
}

test('Tab goes through the cells, and makes a row after the last', () => {
  const editor = tableEditor()
  editor.commands.setTextSelection(4)
  for (let cell = 1; cell < 9; cell++) expect(press(editor)).toBe(true)
  expect(rows(editor)).toBe(3)
  expect(press(editor)).toBe(true)
  expect(rows(editor)).toBe(4)
  editor.commands.insertContent('Ensemble')
  expect(editor.state.doc.firstChild!.lastChild!.firstChild!.textContent).toBe('Ensemble')
  expect(press(editor, true)).toBe(true)
  expect(rows(editor)).toBe(4)
  editor.destroy()
})
