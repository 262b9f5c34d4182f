import type { AnyNode, ArticleDocument, Inline } from './document-nodes.ts'

type Change = {
  /** The inline nodes of one paragraph, heading or pull quote: one text, whatever is bold, italic or linked in it. */
  inlines: (content: Inline[]) => Inline[]
  /** A text that stands by itself: attribution, description, caption, credit, title, note. */
  text: (text: string, node: AnyNode) => string
  /** The words of somebody elsewhere, in whatever language: they stay as they were written. */
  cited?: (text: string) => string
}

/** The same tree with every text changed (typography at publication). */
export function mapText(document: ArticleDocument, change: Change): ArticleDocument {
  const words = <A extends object>(attrs: A, node: AnyNode): A =>
    Object.fromEntries(
      Object.entries(attrs).map(([name, value]) => [
        name,
        wordAttributes.has(name) && typeof value === 'string' ? change.text(value, node) : value,
      ]),
    ) as A
  const attributes = (node: AnyNode) => {
    switch (node.type) {
      case 'gallery':
        return { attrs: { pictures: node.attrs.pictures.map((picture) => words(picture, node)) } }
      case 'chart': {
        const rows = node.attrs.rows.map(({ label, values }) => ({
          label: change.text(label, node),
          values: values.map((value) => change.text(value, node)),
        }))
        const series = node.attrs.series.map((name) => change.text(name, node))
        return { attrs: { ...words(node.attrs, node), series, rows } }
      }
      case 'readAlso':
        return {}
      case 'citation': {
        const { title, text, author } = node.attrs
        const [first, second, third] = [title, text, author].map((one) => change.cited?.(one) ?? one)
        return { attrs: { ...node.attrs, title: first, text: second, author: third } }
      }
      default:
        return 'attrs' in node && node.attrs ? { attrs: words(node.attrs, node) } : {}
    }
  }
  const content = (node: AnyNode) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'pullQuote')
      return node.content ? { content: change.inlines(node.content).map(map) } : {}
    return 'content' in node && node.content ? { content: (node.content as AnyNode[]).map(map) } : {}
  }
  const map = <N extends AnyNode>(node: N): N => ({ ...node, ...attributes(node), ...content(node) })
  return { ...document, content: document.content.map(map) }
}

/** Attributes that hold words. */
const wordAttributes = new Set([
  'attribution',
  'alt',
  'caption',
  'credit',
  'title',
  'date',
  'unit',
  'source',
  'text',
  'transcript',
])
