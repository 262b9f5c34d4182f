import { type Inline, mapText, printedBlocks, type TextNode } from '#domain/articles/document.ts'
import type { SiteSettings } from '#domain/settings/settings.ts'
import type { Locale } from '#lib/locale.ts'
import { isBlank } from '#lib/text.ts'
import type { PageContent } from './page.ts'

/** The settings whose value a page may print by their name, in either language: `[[éditeur]]`, `[[publisher]]`. */
const fieldNames = {
  name: { fr: 'nom', en: 'name' },
  publisher: { fr: 'éditeur', en: 'publisher' },
  publisherAddress: { fr: 'adresse', en: 'address' },
  publicationDirector: { fr: 'direction', en: 'director' },
  host: { fr: 'hébergeur', en: 'host' },
  contactEmail: { fr: 'courriel', en: 'email' },
} as const satisfies Partial<Record<keyof SiteSettings, Record<Locale, string>>>
export type PageField = keyof typeof fieldNames
export type FieldValues = Pick<SiteSettings, PageField>

/** What a page still waits for. `field`: the setting that would fill it; null: words to be typed in the page itself. */
export type Blank = { label: string; field: PageField | null }

/** Longer than any label; a bound for what is only two brackets in a text. */
const marker = /\[\[([^[\]]{1,1000})\]\]/g

/** Stands for the number of a note: it belongs to the sentence before it, and parts none. No typed text holds this sign. */
const noteSign = '\ufffc'

/** A sentence ends here, and not behind an initial or one of the usual short forms. */
const sentenceEnd =
  /(?<!(?:^|[\s(«])(?:\p{Lu}|MM|Mme|Mlle|Dr|Me|Mr|Mrs|Ms|St|art|no|p))[.!?…]+[\s\u202f]?[»”"]?\ufffc*\s+(?![\s\p{Ll}:;,.])|\n/gu

type Edit = { from: number; to: number; put: TextNode[] }
type Filled<T> = { value: T; blanks: Blank[] }

/**
 * The words that readers get: what the settings know stands in its place, and a sentence that waits for something is left
 * out, with the heading that has nothing under it any more. No reader ever sees a marker.
 */
export function fillPage(content: PageContent, values: FieldValues): Filled<PageContent> {
  const found: Blank[] = []
  const text = (typed: string): string => {
    const { value, blanks } = fillInlines([{ type: 'text', text: typed }], values)
    found.push(...blanks)
    return value.map((node) => (node.type === 'text' ? node.text : ' ')).join('')
  }
  const inlines = (typed: Inline[]): Inline[] => {
    const { value, blanks } = fillInlines(typed, values)
    found.push(...blanks)
    return value
  }
  const title = text(content.title).trim()
  const standfirst = text(content.standfirst).trim()
  const filled = mapText(content.body, { text, inlines })
  const isPrinted = filled.content.map((block) => printedBlocks({ type: 'doc', content: [block] }).length > 0)
  const body = {
    ...filled,
    content: filled.content.filter(
      (_, at) => isPrinted[at] && !hasLostItsPart(filled.content, isPrinted, at),
    ),
  }
  return { value: { title, standfirst, body }, blanks: withoutDoubles(found) }
}

/** What a page waits for, each once. */
export const blanksOf = (content: PageContent, values: FieldValues): Blank[] =>
  fillPage(content, values).blanks

/** A heading with blocks under it, none of which is printed. One that never had any is left as it was written. */
function hasLostItsPart(blocks: PageContent['body']['content'], isPrinted: boolean[], at: number): boolean {
  const heading = blocks[at]!
  if (heading.type !== 'heading') return false
  let had = 0
  for (let next = at + 1; next < blocks.length; next++) {
    const block = blocks[next]!
    if (block.type === 'heading' && block.attrs.level <= heading.attrs.level) break
    if (isPrinted[next] && block.type !== 'heading') return false
    had++
  }
  return had > 0
}

function fillInlines(content: Inline[], values: FieldValues): Filled<Inline[]> {
  const text = content.map(signsOf).join('')
  const blanks: Blank[] = []
  const edits: Edit[] = []
  for (const { from, to } of sentencesOf(text)) {
    const markers = [...text.slice(from, to).matchAll(marker)].map((match) => ({
      from: from + match.index,
      to: from + match.index + match[0].length,
      ...meaningOf(match[1]!, values),
    }))
    const waiting = markers.filter(({ value }) => value === null)
    if (waiting.length > 0) {
      blanks.push(...waiting.map(({ label, field }) => ({ label, field })))
      edits.push({ from, to, put: [] })
    } else edits.push(...markers.map((one) => ({ from: one.from, to: one.to, put: [nodeOf(one)] })))
  }
  if (edits.length === 0) return { value: content, blanks }
  return { value: withoutEnd(edited(content, edits)), blanks }
}

const signsOf = (node: Inline): string =>
  node.type === 'text' ? node.text : node.type === 'footnote' ? noteSign : '\n'

function sentencesOf(text: string): { from: number; to: number }[] {
  const markers = [...text.matchAll(marker)]
  const ends = [...text.matchAll(sentenceEnd)]
    .map((match) => match.index + match[0].length)
    // What somebody has written into a marker ends no sentence of the page.
    .filter((end) => !markers.some(({ index, 0: { length } }) => end > index && end < index + length))
  const cuts = [0, ...ends, text.length].filter((cut, at, all) => all.indexOf(cut) === at)
  return cuts.slice(1).map((to, at) => ({ from: cuts[at]!, to }))
}

/** Written by hand: capitals and kinds of spaces do not matter. */
const plain = (label: string) => label.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

function meaningOf(typed: string, values: FieldValues): Blank & { value: string | null } {
  const field = (Object.keys(fieldNames) as PageField[]).find((name) =>
    Object.values(fieldNames[name]).some((known) => known === plain(typed)),
  )
  if (!field) return { label: labelOf(typed), field: null, value: null }
  const value = values[field].replace(/\s*\n\s*/g, ', ').trim()
  return { label: plain(typed), field, value: isBlank(value) ? null : value }
}

/** « à compléter : téléphone » is about the telephone. */
const labelOf = (typed: string): string =>
  typed
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:à compléter|to fill in)\s*:?\s*/i, '') || '…'

const nodeOf = ({ field, value }: { field: PageField | null; value: string | null }): TextNode => ({
  type: 'text',
  text: value ?? '',
  ...(field === 'contactEmail' ? { marks: [{ type: 'link', attrs: { href: `mailto:${value}` } }] } : {}),
})

/** The same nodes with parts of their text replaced; what is put in takes the marks of its place. */
function edited(content: Inline[], edits: Edit[]): Inline[] {
  const made: Inline[] = []
  let start = 0
  for (const node of content) {
    const text = signsOf(node)
    const end = start + text.length
    const keep = (from: number, to: number) => {
      if (from >= to) return
      made.push(node.type === 'text' ? { ...node, text: text.slice(from - start, to - start) } : node)
    }
    let at = start
    for (const edit of edits.filter(({ from, to }) => to > start && from < end)) {
      keep(at, edit.from)
      if (edit.from >= start)
        for (const put of edit.put) {
          const marks = [...((node.type === 'text' && node.marks) || []), ...(put.marks ?? [])]
          made.push({ ...put, ...(marks.length > 0 ? { marks: oneLink(marks) } : {}) })
        }
      at = Math.max(at, Math.min(edit.to, end))
    }
    keep(at, end)
    start = end
  }
  return made
}

/** A link inside a link leads nowhere: the one that was made by hand stays. */
function oneLink(marks: NonNullable<TextNode['marks']>): NonNullable<TextNode['marks']> {
  const first = marks.findIndex(({ type }) => type === 'link')
  return marks.filter(({ type }, at) => type !== 'link' || at === first)
}

/** Where the last sentence went, no break and no space is left behind. */
function withoutEnd(content: Inline[]): Inline[] {
  const at = content.findLastIndex((node) =>
    node.type === 'text' ? !isBlank(node.text) : node.type === 'footnote',
  )
  const last = content[at]
  if (last?.type === 'footnote') return content.slice(0, at + 1)
  if (last?.type !== 'text') return []
  return [...content.slice(0, at), { ...last, text: last.text.trimEnd() }]
}

const withoutDoubles = (blanks: Blank[]): Blank[] => [
  ...new Map(blanks.map((blank) => [`${blank.field} ${blank.label}`, blank])).values(),
]
