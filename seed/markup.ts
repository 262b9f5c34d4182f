import type { ArticleDocument, Block, Inline, ListItem, Mark } from '#domain/articles/document.ts'
import { type Language, languages } from '#lib/locale.ts'
import { parseFence } from './block-markup.ts'

/**
 * The demo's articles are written as plain text: blocks separated by an empty line, `## ` subheads, `> ` quotations
 * (last line `> — Name`), `> > ` pull quotes, `- ` and `1. ` lists; _italic_, **bold**, [text](address), [^note], {en|words
 * in another language}. What stands
 * between `:::` lines is in block-markup.ts.
 */
export function parseArticle(source: string): { fields: Record<string, string>; body: ArticleDocument } {
  const [, head, text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
  if (head === undefined || text === undefined) throw new Error('An article begins with --- lines')
  const fields: Record<string, string> = {}
  for (const line of head.split('\n')) {
    const colon = line.indexOf(': ')
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2).trim()
  }
  const blocks = parts(text.trim())
  return { fields, body: { type: 'doc', content: blocks.map(parseBlock) } }
}

/** Parted by empty lines, but for what stands between `:::` lines. */
const parts = (text: string): string[] =>
  text.split(/^(:::\S[\s\S]*?\n:::)$/m).flatMap((part) =>
    part.startsWith(':::')
      ? [part]
      : part
          .split(/\n{2,}/)
          .map((one) => one.trim())
          .filter(Boolean),
  )

function parseBlock(block: string): Block {
  if (block.startsWith(':::')) return parseFence(block, { block: parseBlock, inline: parseInline })
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

const passage = new RegExp(`\\{(${languages.join('|')})\\|(.+?)\\}`, 'g')

function parseInline(text: string): Inline[] {
  const parts = [...text.matchAll(passage)]
  if (parts.length === 0) return parseWords(text)
  const nodes: Inline[] = []
  let end = 0
  for (const match of parts) {
    const [whole, lang, words] = match
    nodes.push(
      ...parseWords(text.slice(end, match.index)),
      ...inLanguage(lang as Language, parseWords(words!)),
    )
    end = match.index + whole.length
  }
  return [...nodes, ...parseWords(text.slice(end))]
}

const inLanguage = (lang: Language, words: Inline[]): Inline[] =>
  words.map((node) =>
    node.type === 'text'
      ? { ...node, marks: [{ type: 'language', attrs: { lang } }, ...(node.marks ?? [])] }
      : node,
  )

function parseWords(text: string): Inline[] {
  const pattern = /\[\^(.+?)\]|\*\*(.+?)\*\*|(?<![\p{L}\p{N}_])_(.+?)_(?![\p{L}\p{N}_])|\[(.+?)\]\((.+?)\)/gu
  const nodes: Inline[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) nodes.push({ type: 'text', text: text.slice(end, match.index) })
    const [whole, note, bold, italic, label, href] = match
    end = match.index + whole.length
    if (note) {
      nodes.push({ type: 'footnote', attrs: { text: note } })
      continue
    }
    const mark: Mark = bold
      ? { type: 'bold' }
      : italic
        ? { type: 'italic' }
        : { type: 'link', attrs: { href: href! } }
    nodes.push({ type: 'text', text: bold ?? italic ?? label ?? '', marks: [mark] })
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
