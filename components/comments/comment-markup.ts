/**
 * The tiny subset a comment may use: `> ` quotes, empty lines part paragraphs, **bold**, *italic*, and web
 * addresses become links. Comments are stored as they were typed; this reads them for showing.
 */
export type Span =
  | { kind: 'text' | 'bold' | 'italic'; text: string }
  | { kind: 'link'; text: string; href: string }
export type Line = Span[]
export type Block = { kind: 'paragraph' | 'quote'; lines: Line[] }

/**
 * Emphasis holds one run of words on one line, and begins and ends where words do: « c*n », « lecteur*rices », « f*** »,
 * « (*) » and « *.js » are what they are. An address is a link before it is emphasised. Invisible characters are in no
 * address: they could make it look like another one.
 */
const emphasised = String.raw`(?![^*\n]*:\/\/)(?=[\p{L}\p{N}"'«“‘¿¡])([^*\n]*[\p{L}\p{N}\p{M}"'»”’.!?…%)])`
const marks = new RegExp(
  [
    String.raw`(https?:\/\/[^\s<>"«»“”\p{Cc}\p{Cf}]+)`,
    String.raw`(?<![\p{L}\p{N}*])\*\*${emphasised}\*\*(?![\p{L}\p{N}*])`,
    String.raw`(?<![\p{L}\p{N}*])\*${emphasised}\*(?![\p{L}\p{N}*])`,
  ].join('|'),
  'giu',
)

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
      const href = withoutSentence(address)
      if (isPlainAddress(href)) add({ kind: 'link', text: shorten(href), href })
      else add({ kind: 'text', text: href })
      add({ kind: 'text', text: address.slice(href.length) })
    } else if (bold !== undefined) add({ kind: 'bold', text: bold })
    else if (italic !== undefined) add({ kind: 'italic', text: italic })
  }
  add({ kind: 'text', text: line.slice(end) })
  return spans
}

/** The words alone, on one line: for a list. */
export function commentWords(text: string): string {
  const words = readComment(text).map(({ lines }) =>
    lines.map((line) => line.map((span) => span.text).join('')),
  )
  return words.flat().join(' ')
}

const closing: Record<string, string> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '）': '（',
  '］': '［',
  '」': '「',
  '】': '【',
  '》': '《',
}

/** The full stop after an address belongs to the sentence, and so does a bracket that was not opened in it. */
function withoutSentence(address: string): string {
  const counts = new Map<string, number>()
  for (const sign of address) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let end = address.length
  for (; end > 0; end--) {
    const sign = address[end - 1]!
    const opened = closing[sign]
    if (opened ? counts.get(sign)! <= (counts.get(opened) ?? 0) : !/[.,;:!?'’‘*…|،؛؟。、，！？]/.test(sign))
      break
    counts.set(sign, counts.get(sign)! - 1)
  }
  return address.slice(0, end)
}

/** Without a name before the host, which would look like a host: https://exemple.fr@ailleurs.test/ */
function isPlainAddress(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { username, password } = new URL(href)
  return username === '' && password === ''
}

const longestLink = 60

/** The host stays whole, so that one sees where a link leads. */
function shorten(href: string): string {
  const text = href.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
  const host = text.search(/[/?#]|$/)
  const end = Math.max(longestLink - 1, host)
  return text.length > longestLink && text.length > end ? `${text.slice(0, end)}…` : text
}
