import type { Language } from '#lib/locale.ts'

/**
 * The body of an article: a closed tree, never HTML. What is not in this file can be neither stored nor
 * rendered. The shape is ProseMirror's JSON, so that the editor's document is the stored one.
 */
export type Mark =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'link'; attrs: { href: string } }
  /** Words in another language than those around them. */
  | { type: 'language'; attrs: { lang: Language } }
export type TextNode = { type: 'text'; text: string; marks?: Mark[] }
/** Stands where its number will: the words are in the note, wherever they end up on the page. */
export type Footnote = { type: 'footnote'; attrs: { text: string } }
export type Inline = TextNode | { type: 'hardBreak' } | Footnote
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
export type PictureAttributes = { mediaId: string; alt: string; caption: string; credit: string }
export type Picture = { type: 'picture'; attrs: PictureAttributes }
export type Gallery = { type: 'gallery'; attrs: { pictures: PictureAttributes[] } }
export type TableCell = {
  type: 'tableCell' | 'tableHeader'
  attrs?: { colspan: number; rowspan: number }
  content: Paragraph[]
}
/** Empty where the cells of the rows above reach down through all of it. */
export type TableRow = { type: 'tableRow'; content?: TableCell[] }
export type Table = { type: 'table'; attrs?: { caption: string }; content: TableRow[] }
/** Own articles by their id. The title is the one they had when they were chosen: for the desk, and never printed. */
export type ReadAlso = { type: 'readAlso'; attrs: { articles: { id: string; title: string }[] } }
export type Box = { type: 'box'; attrs: { title: string }; content: (Paragraph | List)[] }
export type TimelineEntry = { type: 'timelineEntry'; attrs: { date: string }; content: Paragraph[] }
export type Timeline = { type: 'timeline'; attrs: { title: string }; content: TimelineEntry[] }
export type ChartRow = { label: string; values: string[] }
/** Figures as they were typed: what is no number (« n.c. ») is kept, and leaves a gap in the drawing. */
export type Chart = {
  type: 'chart'
  attrs: {
    kind: 'bars' | 'lines'
    title: string
    unit: string
    source: string
    series: string[]
    rows: ChartRow[]
  }
}
/** A sound by its id; empty until one is chosen. The transcript is its words for who cannot hear them, lines apart. */
export type Audio = {
  type: 'audio'
  attrs: { mediaId: string; title: string; credit: string; transcript: string }
}
/**
 * A video or a post from elsewhere, as it was when it was cited: words, a day (`2026-11-28`) and perhaps a picture, all of them
 * ours. Nothing of it is loaded from its host.
 */
export type Citation = {
  type: 'citation'
  attrs: { url: string; title: string; text: string; author: string; date: string; mediaId: string }
}
export type Block =
  | Paragraph
  | Heading
  | List
  | Blockquote
  | PullQuote
  | Picture
  | Gallery
  | Table
  | ReadAlso
  | Box
  | Timeline
  | Chart
  | Audio
  | Citation
export type ArticleDocument = { type: 'doc'; content: Block[] }

/** Whatever a document may hold, at any depth. */
export type AnyNode = Block | ListItem | TableRow | TableCell | TimelineEntry | Inline
