import { Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { atomAttributes } from '#domain/articles/document-schema.ts'
import { AudioBlockView } from './audio-view.client.tsx'
import { ChartView } from './chart-view.client.tsx'
import { CitationView } from './citation-view.client.tsx'
import { GalleryView } from './gallery-view.client.tsx'
import { ReadAlsoView } from './read-also-view.client.tsx'

type Name = keyof typeof atomAttributes

/**
 * A block whose whole content is in its attributes. On the clipboard it is one line of data, which is read by the same
 * rules as a document: what only claims to be such a block is none.
 */
function atomNode(name: Name, mark: string, empty: Record<string, unknown>, view: typeof GalleryView) {
  return Node.create({
    name,
    group: 'block',
    atom: true,
    draggable: true,
    selectable: true,
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(empty).map(([key, value]) => [
          key,
          { default: value, rendered: false, parseHTML: () => null },
        ]),
      ),
    parseHTML: () => [
      {
        tag: `div[data-${mark}]`,
        getAttrs: (element) => attributesIn(name, element.getAttribute(`data-${mark}`)) ?? false,
      },
    ],
    renderHTML: ({ node }) => ['div', { [`data-${mark}`]: JSON.stringify(node.attrs) }],
    addNodeView: () => ReactNodeViewRenderer(view),
  })
}

function attributesIn(name: Name, json: string | null): Record<string, unknown> | null {
  try {
    const read = atomAttributes[name].safeParse(JSON.parse(json ?? ''))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

export const Gallery = atomNode('gallery', 'gallery', { pictures: [] }, GalleryView)
export const ReadAlso = atomNode('readAlso', 'read-also', { articles: [] }, ReadAlsoView)
export const Audio = atomNode(
  'audio',
  'audio',
  { mediaId: '', title: '', credit: '', transcript: '' },
  AudioBlockView,
)
export const Citation = atomNode(
  'citation',
  'citation',
  { url: '', title: '', text: '', author: '', date: '', mediaId: '' },
  CitationView,
)
export const Chart = atomNode(
  'chart',
  'chart',
  { kind: 'bars', title: '', unit: '', source: '', series: [], rows: [] },
  ChartView,
)
