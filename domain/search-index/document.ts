import type { Language } from '#lib/locale.ts'
import { joinedWords, type Spellings, spellingsOf } from './words.ts'

/** In a text of the index: behind it stands what is printed beside the article, and is no part of its sentences. */
export const beside = '\f'

/** Raised when rows of the index would be made differently: the worker makes those of a lower one again. */
export const indexFormat = 3

/** More of one text makes a row that PostgreSQL refuses (a vector holds 1 MB). Some 15,000 words. */
const maxCharacters = 100_000

/** PostgreSQL's configuration of a language. All of these come with it; it knows no stems of Hebrew. */
export const configurations: Readonly<Record<Language, string>> = {
  fr: 'french',
  en: 'english',
  de: 'german',
  nl: 'dutch',
  es: 'spanish',
  it: 'italian',
  pt: 'portuguese',
  ar: 'arabic',
  he: 'simple',
}

/** The parts of an article that weigh differently, and the text of which extracts are made: told, then `beside`. */
export type SearchText = {
  title: Spellings
  standfirst: Spellings
  headings: Spellings
  body: Spellings
  text: string
}

/** What is read of an article's content. Said here: articles know the events that this follows. */
export type Content = {
  title: string
  standfirst: string
  lead: { caption: string; credit: string } | null
  body: unknown
}

/** What readers can read of an article, whatever its blocks are. */
export function searchTextOf(content: Content): SearchText {
  const { title, standfirst, lead, body } = content
  const blocks = linesOf(body)
  const headings = blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text)
  const caption = lead ? [lead.caption, lead.credit].filter(Boolean).join(' – ') : ''
  const [told, asides] = [false, true].map((isAside) =>
    blocks.filter(({ kind }) => (kind === 'aside') === isAside).map((block) => block.text),
  ) as [string[], string[]]
  const text = [
    [standfirst, ...told],
    [caption, ...asides],
  ]
    .map(tidyLines)
    .filter((part, index) => index === 0 || part !== '')
    .join(beside)
    .slice(0, maxCharacters)
  return {
    title: spellingsOf(title),
    standfirst: spellingsOf(standfirst),
    headings: spellingsOf(headings.join(' ')),
    // What is joined comes last: it stands beside nothing.
    body: spellingsOf(`${text} ${joinedWords(`${title} ${text}`)}`),
    text,
  }
}

const tidyLines = (lines: string[]): string =>
  lines
    .map((line) => line.replace(/[ \t\n\f]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')

/** Attributes of blocks that are printed or read aloud. Others are numbers, addresses and choices. */
const printed = new Set([
  'alt',
  'attribution',
  'author',
  'caption',
  'credit',
  'date',
  'description',
  'label',
  'name',
  'note',
  'series',
  'source',
  'summary',
  'text',
  'title',
  'transcript',
  'unit',
  'values',
])

/** Blocks that show others' words: the titles they hold are those of the day they were chosen, and on no page. */
const foreign = new Set<unknown>(['readAlso'])

/** Of those, what stands beside pictures, tables and charts: between two paragraphs it would run into their sentences. */
const asides = new Set([
  'alt',
  'caption',
  'credit',
  'description',
  'label',
  'series',
  'source',
  'summary',
  'unit',
  'values',
])

type Line = { text: string; kind: 'text' | 'heading' | 'aside' }
type Node = { type?: unknown; text?: unknown; attrs?: unknown; content?: unknown }

/**
 * A line for each block that holds words, and for each printed attribute. Reads any tree, not only the blocks of today: one
 * that is added is searched without being named here.
 */
function linesOf(document: unknown): Line[] {
  const lines: Line[] = []
  const read = (node: Node) => {
    if (foreign.has(node.type)) return
    const children = Array.isArray(node.content) ? (node.content as Node[]) : []
    const isInline = children.some((child) => typeof child.text === 'string')
    if (isInline) {
      // Bold and links do not part a word; whatever else stands in a line does.
      const text = children.map((child) => (typeof child.text === 'string' ? child.text : ' ')).join('')
      lines.push({ text, kind: node.type === 'heading' ? 'heading' : 'text' })
    }
    for (const child of children) if (typeof child.text !== 'string') read(child)
    lines.push(...wordsIn(node.attrs, null))
  }
  read(document as Node)
  return lines
}

/** `kind`: null outside of what is printed. */
function wordsIn(value: unknown, kind: Line['kind'] | null): Line[] {
  if (typeof value === 'string') return kind !== null && value.trim() !== '' ? [{ text: value, kind }] : []
  if (Array.isArray(value)) return value.flatMap((item) => wordsIn(item, kind))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => wordsIn(item, kindOf(name)))
}

function kindOf(attribute: string): Line['kind'] | null {
  if (!printed.has(attribute)) return null
  return asides.has(attribute) ? 'aside' : 'text'
}
