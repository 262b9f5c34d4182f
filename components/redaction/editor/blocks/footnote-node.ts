import { Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { FootnoteView } from './footnote-view.client.tsx'
import { insertFootnote } from './insert-block.ts'

/**
 * A note where its number will stand. It holds its own words, so that it goes wherever its sentence goes; other programs
 * that it is pasted into get them in brackets.
 */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  // Typing beside it never replaces it.
  selectable: false,
  addAttributes: () => ({
    text: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-footnote') ?? '',
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: 'sup[data-footnote]', priority: 60 }],
  renderHTML: ({ node }) => ['sup', { 'data-footnote': node.attrs.text }, ` [${node.attrs.text}]`],
  renderText: ({ node }) => ` [${node.attrs.text}]`,
  addNodeView: () => ReactNodeViewRenderer(FootnoteView, { as: 'span' }),
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-f': () => {
        insertFootnote(this.editor)
        return true
      },
    }
  },
})
