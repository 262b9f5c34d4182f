import type { ArticleDocument, Block, Inline, ListItem, Mark, TextNode } from '#domain/articles/document.ts'

/**
 * The demo's articles are written as plain text: blocks separated by an empty line, `## ` subheads, `> ` quotations
 * (last line `> — Name`), `> > ` pull quotes, `- ` and `1. ` lists; _italic_, **bold**, [text](address).
 */
export function parseArticle(source: string): { fields: Record<string, string>; body: ArticleDocument } {
  const [, head, text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
  if (head === undefined || text === undefined) throw new Error('An article begins with --- lines')
  const fields: Record<string, string> = {}
  for (const line of head.split('\n')) {
    const colon = line.indexOf(': ')
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2).trim()
  }
  const blocks = text.trim().split(/\n{2,}/)
  return { fields, body: { type: 'doc', content: blocks.map(parseBlock) } }
}

function parseBlock(block: string): Block {
  const lines = block.split('\n')
  if (block.startsWith('## '))
    return { type: 'heading', attrs: { level: 2 }, content: parseInline(block.slice(3)) }
  const pulled = /^> ?> (.*)$/s.exec(block)?.[1]
  if (pulled !== undefined) {
    const [words, attribution = ''] = pulled.split(/ — (?=[^—]*$)/)
    return { type: 'pullQuote', attrs: { attribution }, content: parseInline(words!) }
  }
  if (block.startsWith('> ')) {
    const said = lines.map((line) => line.replace(/^> ?/, ''))
    const attribution = said.at(-1)!.startsWith('— ') ? said.pop()!.slice(2) : ''
    return {
      type: 'blockquote',
      attrs: { attribution },
      content: [{ type: 'paragraph', content: parseInline(said.join(' ')) }],
    }
  }
  if (lines.every((line) => line.startsWith('- '))) return list('bulletList', lines, /^- /)
  if (lines.every((line) => /^\d+\. /.test(line))) return list('orderedList', lines, /^\d+\. /)
  return { type: 'paragraph', content: parseInline(lines.join(' ')) }
}

function list(type: 'bulletList' | 'orderedList', lines: string[], marker: RegExp): Block {
  const content: ListItem[] = lines.map((line) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: parseInline(line.replace(marker, '')) }],
  }))
  return { type, content }
}

function parseInline(text: string): Inline[] {
  const pattern = /\*\*(.+?)\*\*|(?<![\p{L}\p{N}_])_(.+?)_(?![\p{L}\p{N}_])|\[(.+?)\]\((.+?)\)/gu
  const nodes: TextNode[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) nodes.push({ type: 'text', text: text.slice(end, match.index) })
    const [whole, bold, italic, label, href] = match
    const mark: Mark = bold
      ? { type: 'bold' }
      : italic
        ? { type: 'italic' }
        : { type: 'link', attrs: { href: href! } }
    nodes.push({ type: 'text', text: bold ?? italic ?? label ?? '', marks: [mark] })
    end = match.index + whole.length
  }
  if (end < text.length) nodes.push({ type: 'text', text: text.slice(end) })
  return nodes
}

/** `2d5h`, `35m`, `-1d2h30m` → milliseconds, without its sign. */
export function duration(text: string): number {
  const [, days = 0, hours = 0, minutes = 0] =
    /^[-+]?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(text.trim()) ?? []
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000
}
