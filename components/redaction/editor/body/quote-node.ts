import { mergeAttributes, Node, wrappingInputRule } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { QuoteView } from './quote-view.client.tsx'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    quotes: {
      toggleBlockquote: () => ReturnType
      togglePullQuote: () => ReturnType
    }
  }
}

/** Who said it: a field under the words, not a line in them, so that it can be set apart everywhere. */
const attribution = {
  default: '',
  parseHTML: (element: HTMLElement) => element.dataset.attribution ?? '',
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes.attribution ? { 'data-attribution': attributes.attribution } : {},
}

export const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  addAttributes: () => ({ attribution }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', mergeAttributes(HTMLAttributes), 0],
  addNodeView: () => ReactNodeViewRenderer(QuoteView),
  addCommands() {
    return {
      toggleBlockquote:
        () =>
        ({ commands }) =>
          commands.toggleWrap(this.name),
    }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleBlockquote() }
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })]
  },
})

export const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  marks: 'bold italic link language',
  defining: true,
  addAttributes: () => ({ attribution }),
  parseHTML: () => [{ tag: 'aside[data-pull-quote]' }],
  renderHTML: ({ HTMLAttributes }) => [
    'aside',
    mergeAttributes(HTMLAttributes, { 'data-pull-quote': '' }),
    0,
  ],
  addNodeView: () => ReactNodeViewRenderer(QuoteView),
  addCommands() {
    return {
      togglePullQuote:
        () =>
        ({ commands }) =>
          commands.toggleNode(this.name, 'paragraph'),
    }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-e': () => this.editor.commands.togglePullQuote() }
  },
})
