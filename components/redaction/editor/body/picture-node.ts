import { mergeAttributes, Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { PictureBlockView } from './picture-view.client.tsx'

const text = (name: string) => ({
  default: '',
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? '',
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] }),
})

/** A picture of the library, by its id: an address from elsewhere cannot be one. */
export const PictureBlock = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  selectable: true,
  addAttributes: () => ({
    mediaId: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-media') ?? '',
      renderHTML: (attributes) => ({ 'data-media': attributes.mediaId }),
    },
    alt: text('alt'),
    caption: text('caption'),
    credit: text('credit'),
  }),
  parseHTML: () => [{ tag: 'figure[data-media]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes(HTMLAttributes)],
  addNodeView: () => ReactNodeViewRenderer(PictureBlockView),
})
