import type { JSONContent } from '@tiptap/core'
import type { ArticleDocument, Block } from '#domain/articles/document.ts'

/** Attributes of the editor's nodes that are stored; anything else is the editor's own business. */
const storedAttributes: Record<string, readonly string[]> = {
  heading: ['level'],
  blockquote: ['attribution'],
  pullQuote: ['attribution'],
  picture: ['mediaId', 'alt', 'caption', 'credit'],
  gallery: ['pictures'],
  table: ['caption'],
  tableCell: ['colspan', 'rowspan'],
  tableHeader: ['colspan', 'rowspan'],
  readAlso: ['articles'],
  box: ['title'],
  timeline: ['title'],
  timelineEntry: ['date'],
  chart: ['kind', 'title', 'unit', 'source', 'series', 'rows'],
  audio: ['mediaId', 'title', 'credit', 'transcript'],
  citation: ['url', 'title', 'text', 'author', 'date', 'mediaId'],
  footnote: ['text'],
}

/** The editor's tree as the site stores it: known attributes only, without the empty line it keeps at the end. */
export function storedDocument(json: JSONContent): ArticleDocument {
  const content = (json.content ?? []).map(stored) as Block[]
  while (content.length > 1 && isEmptyParagraph(content.at(-1)!)) content.pop()
  return { type: 'doc', content }
}

const isEmptyParagraph = (block: Block) => block.type === 'paragraph' && !block.content?.length

function stored(node: JSONContent): JSONContent {
  const names = storedAttributes[node.type ?? '']
  return {
    type: node.type ?? 'paragraph',
    ...(names && { attrs: Object.fromEntries(names.map((name) => [name, node.attrs?.[name] ?? ''])) }),
    ...(node.content && { content: node.content.map(stored) }),
    ...(node.text !== undefined && { text: node.text }),
    ...(node.marks?.length && { marks: node.marks.map(storedMark) }),
  }
}

function storedMark({ type, attrs }: { type: string; attrs?: Record<string, unknown> }) {
  if (type === 'language') return { type, attrs: { lang: attrs?.lang } }
  return type === 'link' ? { type, attrs: { href: attrs?.href ?? '' } } : { type }
}
