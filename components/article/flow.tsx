import type { List, ListItem, Paragraph } from '#domain/articles/document.ts'
import { Line } from './line.tsx'
import type { NoteNumbers } from './notes.tsx'

/** Paragraphs and lists: what stands in the text, and in quotations and boxes. */
export function Flow({ node, notes }: { node: Paragraph | List; notes: NoteNumbers }) {
  switch (node.type) {
    case 'paragraph':
      return <Line content={node.content} notes={notes} />
    case 'bulletList':
      return <ul>{node.content.map((item, index) => itemOf(item, index, notes))}</ul>
    case 'orderedList':
      return <ol>{node.content.map((item, index) => itemOf(item, index, notes))}</ol>
    default:
      return null
  }
}

function itemOf(node: ListItem, index: number, notes: NoteNumbers) {
  return (
    <li key={index}>
      {node.content.map((child, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nodes have no identity, and a published text does not change.
        <Flow key={position} node={child} notes={notes} />
      ))}
    </li>
  )
}
