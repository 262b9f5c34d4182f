import { isBlank } from '#lib/text.ts'
import type {
  AnyNode,
  ArticleDocument,
  Block,
  Footnote,
  Inline,
  ListItem,
  PictureAttributes,
  TableCell,
  TableRow,
  TimelineEntry,
} from './document-nodes.ts'

export type * from './document-nodes.ts'
export { blockLimits, documentSchema, isSafeHref, maxDepth } from './document-schema.ts'
export { mapText } from './map-text.ts'

export const emptyDocument: ArticleDocument = { type: 'doc', content: [{ type: 'paragraph' }] }

/**
 * Which nodes an editor must know to open a document without losing any: it drops what it does not know. A page that
 * was open before the last of these came says a lower number, or none, when it saves.
 */
export const documentFormat = 3
const sinceFormat2 = new Set<string>([
  'footnote',
  'gallery',
  'table',
  'readAlso',
  'box',
  'timeline',
  'chart',
] satisfies AnyNode['type'][])
const sinceFormat3 = new Set<string>(['audio', 'citation'] satisfies AnyNode['type'][])

const saysItsLanguage = (node: AnyNode): boolean =>
  node.type === 'text' && (node.marks ?? []).some((mark) => mark.type === 'language')

const formatOfNode = (node: AnyNode) =>
  sinceFormat3.has(node.type) || saysItsLanguage(node) ? 3 : sinceFormat2.has(node.type) ? 2 : 1

export const formatOf = (document: ArticleDocument): number =>
  [...walk(document.content)].reduce((format, node) => Math.max(format, formatOfNode(node)), 1)

/** Every node, in reading order. */
export function* walk(nodes: readonly AnyNode[]): Generator<AnyNode> {
  for (const node of nodes) {
    yield node
    if ('content' in node && node.content) yield* walk(node.content as AnyNode[])
  }
}

/** The words alone, blocks separated by newlines: for counting, search and feeds. The notes come last, as on the page. */
export function plainText(document: ArticleDocument): string {
  const blocks = printedBlocks(document)
  return [...blocks.map(blockText), ...footnotes(blocks).map((note) => note.attrs.text)]
    .filter(Boolean)
    .join('\n')
}

/** The words of one block, its notes left out; cells stand apart by a tab. */
export function blockText(node: Block | ListItem | TableRow | TableCell | TimelineEntry): string {
  const lines = (...parts: string[]) => parts.filter(Boolean).join('\n')
  const inner = (children: readonly (Block | ListItem | TableRow | TimelineEntry)[] = []) =>
    lines(...children.map(blockText))
  switch (node.type) {
    case 'picture':
    case 'gallery':
    case 'readAlso':
      return ''
    case 'paragraph':
    case 'heading':
    case 'pullQuote':
      return inlineText(node.content)
    case 'table':
      return lines(node.attrs?.caption ?? '', inner(node.content))
    case 'tableRow':
      return (node.content ?? []).map(blockText).join('\t').trim()
    case 'tableCell':
    case 'tableHeader':
      return node.content.map(blockText).filter(Boolean).join(' ')
    case 'box':
    case 'timeline':
      return lines(node.attrs.title, inner(node.content))
    case 'timelineEntry':
      return lines(node.attrs.date, inner(node.content))
    case 'audio':
      return lines(node.attrs.title, node.attrs.credit, node.attrs.transcript)
    case 'citation':
      return lines(node.attrs.title, node.attrs.text, node.attrs.author)
    case 'chart': {
      const { title, unit, series, rows, source } = node.attrs
      return lines(
        title,
        unit,
        series.filter(Boolean).join('\t'),
        ...rows.map(({ label, values }) => [label, ...values].join('\t').trim()),
        source,
      )
    }
    default:
      return inner(node.content as (Block | ListItem)[])
  }
}

/** The notes that hold words, in reading order: the order of their numbers. */
export function footnotes(blocks: readonly Block[]): Footnote[] {
  return [...walk(blocks)].flatMap((node) =>
    node.type === 'footnote' && !isBlank(node.attrs.text) ? [node] : [],
  )
}

/** Every picture with its words, wherever it stands in the body. */
export function picturesOf(document: ArticleDocument): PictureAttributes[] {
  return [...walk(document.content)].flatMap((node) => {
    if (node.type === 'picture') return [node.attrs]
    return node.type === 'gallery' ? node.attrs.pictures : []
  })
}

/** Of all pictures that are shown, those of citations too. */
export const pictureIds = (document: ArticleDocument): string[] => [
  ...picturesOf(document).map(({ mediaId }) => mediaId),
  ...document.content.flatMap((node) => (node.type === 'citation' ? node.attrs.mediaId || [] : [])),
]

export const audioIds = (document: ArticleDocument): string[] =>
  document.content.flatMap((node) => (node.type === 'audio' ? node.attrs.mediaId || [] : []))

/** The own articles that the body points at with « À lire aussi », each once. */
export function mentionedIds(document: ArticleDocument): string[] {
  const ids = document.content.flatMap((node) =>
    node.type === 'readAlso' ? node.attrs.articles.map(({ id }) => id) : [],
  )
  return [...new Set(ids)]
}

/**
 * The blocks that readers get: nothing that holds no words, be it empty or full of spaces and signs that cannot be
 * seen. A draft keeps them: a heading may wait for its words.
 */
export function printedBlocks(document: ArticleDocument): Block[] {
  return document.content.flatMap((block) => printed(block) ?? [])
}

function printed<N extends Block | ListItem | TimelineEntry>(node: N): N | null {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'pullQuote':
      return isHollow(node.content) ? null : node
    case 'bulletList':
    case 'orderedList':
    case 'listItem':
    case 'blockquote':
      return filled(node, true)
    case 'box':
    case 'timeline':
      return filled(node, isBlank(node.attrs.title))
    case 'timelineEntry':
      return filled(node, isBlank(node.attrs.date))
    case 'table': {
      const cells = node.content.flatMap((row) => row.content ?? [])
      return cells.every((one) => one.content.every((line) => isHollow(line.content))) ? null : node
    }
    case 'gallery':
      return node.attrs.pictures.length > 0 ? node : null
    case 'readAlso':
      return node.attrs.articles.length > 0 ? node : null
    case 'audio':
      return node.attrs.mediaId === '' ? null : node
    case 'citation':
      return node.attrs.url === '' ? null : node
    case 'chart':
      return node.attrs.rows.some(({ values }) => values.some((value) => !isBlank(value))) ? node : null
    default:
      return node
  }
}

/** The node with the children that hold something. Without any it is printed only where it says something itself. */
function filled<N extends AnyNode>(node: N, isSilent: boolean): N | null {
  const children = ('content' in node ? node.content : []) as (Block | ListItem | TimelineEntry)[]
  const content = children.flatMap((child) => printed(child) ?? [])
  if (content.length === 0 && isSilent) return null
  return content.length === children.length && content.every((child, at) => child === children[at])
    ? node
    : { ...node, content }
}

/** Neither words nor a note with words. */
export const isHollow = (content: readonly Inline[] | undefined): boolean =>
  isBlank(inlineText(content)) &&
  !(content ?? []).some((node) => node.type === 'footnote' && !isBlank(node.attrs.text))

/** The words of one paragraph, heading or pull quote, without its notes; a line break is a newline. */
export const inlineText = (content: readonly Inline[] | undefined): string =>
  (content ?? [])
    .map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : ''))
    .join('')
