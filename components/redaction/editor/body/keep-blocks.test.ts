import { getSchema } from '@tiptap/core'
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { lineBelowSelected, selectedBlock } from './keep-blocks.ts'
import { PictureBlock } from './picture-node.ts'
import { Blockquote, PullQuote } from './quote-node.ts'
import { plainNodes } from './schema.ts'

const schema = getSchema([...plainNodes, Blockquote, PullQuote, PictureBlock])
const attrs = { mediaId: 'm', alt: 'Un verger', caption: 'Avril', credit: 'J. Roux' }
const line = (text?: string) => ({
  type: 'paragraph',
  ...(text && { content: [{ type: 'text', text }] }),
})
const blocks = {
  picture: { type: 'picture', attrs },
  'quotation and who said it': {
    type: 'blockquote',
    attrs: { attribution: 'Odile' },
    content: [line('Non.')],
  },
  'pull quote': {
    type: 'pullQuote',
    attrs: { attribution: '' },
    content: [{ type: 'text', text: 'Tenir.' }],
  },
  heading: { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Le vote' }] },
  list: { type: 'bulletList', content: [{ type: 'listItem', content: [line('un')] }] },
  paragraph: line('Deux mots'),
}

function selecting(block: object, before: object[], after: object[]): EditorState {
  const doc = schema.nodeFromJSON({ type: 'doc', content: [...before, block, ...after] })
  const position = before.reduce<number>((sum, node) => sum + schema.nodeFromJSON(node).nodeSize, 0)
  return EditorState.create({ doc, selection: NodeSelection.create(doc, position) })
}

describe('a selected block keeps its words when one goes on writing', () => {
  for (const [name, block] of Object.entries(blocks)) {
    for (const [place, before, after] of [
      ['alone', [], []],
      ['first', [], [line('Suite')]],
      ['in the middle', [line('Début')], [line('Suite')]],
      ['last', [line('Début')], []],
    ] as const) {
      test(`${name}, ${place}`, () => {
        const state = selecting(block, [...before], [...after])
        const written = state.apply(lineBelowSelected(state)!.insertText('x'))
        written.doc.check()
        expect(written.doc.toJSON().content).toEqual(
          schema.nodeFromJSON({ type: 'doc', content: [...before, block, line('x'), ...after] }).toJSON()
            .content,
        )
        expect(written.selection).toBeInstanceOf(TextSelection)
        expect(written.selection.$from.parent.textContent).toBe('x')
      })
    }
  }

  test('a selected item of a list writes in the list', () => {
    const doc = schema.nodeFromJSON({ type: 'doc', content: [blocks.list] })
    const state = EditorState.create({ doc, selection: NodeSelection.create(doc, 2) })
    const written = state.apply(lineBelowSelected(state)!.insertText('x'))
    written.doc.check()
    expect(written.doc.textBetween(0, written.doc.content.size, '|')).toBe('un|x')
  })
})

test('a cursor, a range and an inline node are places to write', () => {
  const doc = schema.nodeFromJSON({ type: 'doc', content: [line('Deux mots'), blocks.picture] })
  for (const selection of [TextSelection.create(doc, 1), TextSelection.create(doc, 1, 5)]) {
    const state = EditorState.create({ doc, selection })
    expect(selectedBlock(state)).toBeNull()
    expect(lineBelowSelected(state)).toBeNull()
  }
})
