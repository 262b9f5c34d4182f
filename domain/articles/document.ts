import { text, z } from '#lib/schema.ts'
import { isBlank } from '#lib/text.ts'

/**
 * The body of an article: a closed tree, never HTML. What is not in this file can be neither stored nor
 * rendered. The shape is ProseMirror's JSON, so that the editor's document is the stored one.
 */
export type Mark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } }
export type TextNode = { type: 'text'; text: string; marks?: Mark[] }
export type Inline = TextNode | { type: 'hardBreak' }
export type Paragraph = { type: 'paragraph'; content?: Inline[] }
export type Heading = { type: 'heading'; attrs: { level: 2 | 3 }; content?: Inline[] }
export type ListItem = { type: 'listItem'; content: (Paragraph | List)[] }
export type List = { type: 'bulletList' | 'orderedList'; content: ListItem[] }
export type Blockquote = {
  type: 'blockquote'
  attrs?: { attribution: string }
  content: (Paragraph | List)[]
}
export type PullQuote = { type: 'pullQuote'; attrs?: { attribution: string }; content?: Inline[] }
export type Picture = {
  type: 'picture'
  attrs: { mediaId: string; alt: string; caption: string; credit: string }
}
export type Block = Paragraph | Heading | List | Blockquote | PullQuote | Picture
export type ArticleDocument = { type: 'doc'; content: Block[] }

/** Deeper than any list in a list in a quotation; a bound for hostile input. */
export const maxDepth = 20
/** A 30,000-word investigation has about 2,000 nodes. */
const maxNodes = 5_000

const shortText = text({ max: 500, trim: false })

/** http(s), mailto, or a path of this site; anything else could execute or mislead. */
export function isSafeHref(href: string): boolean {
  if (/^\/(?![/\\])[\x21-\x7e]*$/.test(href)) return true
  if (!/^(https?:\/\/|mailto:)[^\s\\]+$/i.test(href) || href.length > 2_000) return false
  return URL.canParse(href)
}

const mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href: text({ trim: false }).refine(isSafeHref) }) }),
])
const inline = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: text({ trim: false }),
    marks: z.array(mark).max(3).optional(),
  }),
  z.object({ type: z.literal('hardBreak') }),
])
const inlines = z
  .array(inline)
  // Nothing may be left of a text once it is clean; an editor cannot open a document with an empty one.
  .transform((nodes) => nodes.filter((node) => node.type !== 'text' || node.text !== ''))
  .optional()
const paragraph = z.object({ type: z.literal('paragraph'), content: inlines })
const listItem = z.object({
  type: z.literal('listItem'),
  get content(): z.ZodType<(Paragraph | List)[]> {
    return z.array(flow).min(1) as never
  },
})
const listContent = z.array(listItem).min(1)
const bulletList = z.object({ type: z.literal('bulletList'), content: listContent })
const orderedList = z.object({ type: z.literal('orderedList'), content: listContent })
const flow = z.discriminatedUnion('type', [paragraph, bulletList, orderedList])
// ProseMirror writes `null` for an attribute nobody filled in.
const attribution = z
  .object({ attribution: shortText.nullish().transform((value) => value ?? '') })
  .optional()
const block = z.discriminatedUnion('type', [
  paragraph,
  z.object({
    type: z.literal('heading'),
    attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
    content: inlines,
  }),
  bulletList,
  orderedList,
  z.object({ type: z.literal('blockquote'), attrs: attribution, content: z.array(flow).min(1) }),
  z.object({ type: z.literal('pullQuote'), attrs: attribution, content: inlines }),
  z.object({
    type: z.literal('picture'),
    attrs: z.object({ mediaId: z.uuid(), alt: shortText, caption: shortText, credit: shortText }),
  }),
])
const doc = z.object({ type: z.literal('doc'), content: z.array(block) })

function isBounded(value: unknown): boolean {
  let nodes = 0
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (typeof top.value !== 'object' || top.value === null) continue
    if (++nodes > maxNodes * 4 || top.depth > maxDepth * 3) return false
    for (const child of Object.values(top.value)) stack.push({ value: child, depth: top.depth + 1 })
  }
  return true
}

/** Accepts a document of known nodes only; attributes it does not know are dropped. */
export const documentSchema = z
  .unknown()
  .refine(isBounded, { message: 'article.body_too_long' })
  .pipe(doc) as unknown as z.ZodType<ArticleDocument>

export const emptyDocument: ArticleDocument = { type: 'doc', content: [{ type: 'paragraph' }] }

type AnyNode = Block | ListItem | Inline

/** Every node, in reading order. */
export function* walk(nodes: readonly AnyNode[]): Generator<AnyNode> {
  for (const node of nodes) {
    yield node
    if ('content' in node && node.content) yield* walk(node.content as AnyNode[])
  }
}

/** The words alone, blocks separated by newlines: for counting, search and feeds. */
export function plainText(document: ArticleDocument): string {
  const words = (node: Block | ListItem): string => {
    if (node.type === 'picture') return ''
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'pullQuote')
      return inlineText(node.content)
    return (node.content as (Block | ListItem)[]).map(words).join('\n')
  }
  return printedBlocks(document).map(words).filter(Boolean).join('\n')
}

export function pictureIds(document: ArticleDocument): string[] {
  return [...walk(document.content)].flatMap((node) => (node.type === 'picture' ? [node.attrs.mediaId] : []))
}

type Change = {
  /** The inline nodes of one paragraph, heading or pull quote: one text, whatever is bold, italic or linked in it. */
  inlines: (content: Inline[]) => Inline[]
  /** A text that stands by itself: attribution, description, caption, credit. */
  text: (text: string) => string
}

/** The same tree with every text changed (typography at publication). */
export function mapText(document: ArticleDocument, change: Change): ArticleDocument {
  const attributes = (node: AnyNode) => {
    if (node.type === 'picture') {
      const { alt, caption, credit } = node.attrs
      const texts = { alt: change.text(alt), caption: change.text(caption), credit: change.text(credit) }
      return { attrs: { ...node.attrs, ...texts } }
    }
    if ((node.type === 'blockquote' || node.type === 'pullQuote') && node.attrs)
      return { attrs: { attribution: change.text(node.attrs.attribution) } }
    return {}
  }
  const content = (node: AnyNode) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'pullQuote')
      return node.content ? { content: change.inlines(node.content) } : {}
    return 'content' in node ? { content: (node.content as AnyNode[]).map(map) } : {}
  }
  const map = <N extends AnyNode>(node: N): N => ({ ...node, ...attributes(node), ...content(node) })
  return { ...document, content: document.content.map(map) }
}

/**
 * The blocks that readers get: nothing that holds no words, be it empty or full of spaces and signs that cannot be
 * seen. A draft keeps them: a heading may wait for its words.
 */
export function printedBlocks(document: ArticleDocument): Block[] {
  return document.content.flatMap((block) => printed(block) ?? [])
}

function printed<N extends Block | ListItem>(node: N): N | null {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'pullQuote':
      return isBlank(inlineText(node.content)) ? null : node
    case 'bulletList':
    case 'orderedList':
    case 'listItem':
    case 'blockquote': {
      const children = node.content as (Block | ListItem)[]
      const content = children.flatMap((child) => printed(child) ?? [])
      if (content.length === 0) return null
      return content.length === children.length && content.every((child, at) => child === children[at])
        ? node
        : { ...node, content }
    }
    default:
      return node
  }
}

/** The words of one paragraph, heading or pull quote; a line break is a newline. */
export const inlineText = (content: readonly Inline[] | undefined): string =>
  (content ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('')
