/**
 * The tiny subset a comment may use: `> ` quotes, empty lines part paragraphs, **bold**, *italic*, and web
 * addresses become links. Comments are stored as they were typed; this reads them for showing.
 */
export type Span =
  | { kind: 'text' | 'bold' | 'italic'; text: string }
  | { kind: 'link'; text: string; href: string }
export type Line = Span[]
export type Block = { kind: 'paragraph' | 'quote'; lines: Line[] }

/** Emphasis holds one run of words on one line; anything else stays as typed. */
const marks = /(https?:\/\/[^\s<>"«»]+)|\*\*([^*\n]+)\*\*|\*([^*\s](?:[^*\n]*[^*\s])?)\*/g

export function readComment(text: string): Block[] {
  const blocks: Block[] = []
  let open = null as Block | null
  for (const line of text.split('\n')) {
    const quoted = /^>\s?(.*)$/.exec(line)
    const kind = quoted ? 'quote' : 'paragraph'
    const words = quoted ? (quoted[1] ?? '') : line
    if (words.trim() === '') {
      open = null
      continue
    }
    if (open?.kind !== kind) {
      open = { kind, lines: [] }
      blocks.push(open)
    }
    open.lines.push(readLine(words))
  }
  return blocks
}

export function readLine(line: string): Line {
  const spans: Span[] = []
  let end = 0
  const add = (span: Span) => {
    if (span.text !== '') spans.push(span)
  }
  for (const match of line.matchAll(marks)) {
    const [whole, address, bold, italic] = match
    add({ kind: 'text', text: line.slice(end, match.index) })
    end = match.index + whole.length
    if (address !== undefined) {
      // The full stop or bracket after an address belongs to the sentence.
      const href = address.replace(/[.,;:!?)\]’'*]+$/u, '')
      if (URL.canParse(href)) add({ kind: 'link', text: shorten(href), href })
      else add({ kind: 'text', text: href })
      add({ kind: 'text', text: address.slice(href.length) })
    } else if (bold !== undefined) add({ kind: 'bold', text: bold })
    else if (italic !== undefined) add({ kind: 'italic', text: italic })
  }
  add({ kind: 'text', text: line.slice(end) })
  return spans
}

/** The host stays whole, so that one sees where a link leads. */
function shorten(href: string): string {
  const text = href.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
