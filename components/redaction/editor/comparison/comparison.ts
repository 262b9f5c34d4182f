import type { ArticleContent } from '#domain/articles/content.ts'
import { type Block, blockText, footnotes, type PictureAttributes } from '#domain/articles/document.ts'

export type ComparedRow<T> = { left: T | null; right: T | null; isSame: boolean }

/** A text longer than this is compared paragraph by paragraph at the same place: the table below grows by its square. */
const tableLimit = 4_000_000

/** Two lists side by side: what they share stands on one row, what differs is paired in order. */
export function align<T>(left: readonly T[], right: readonly T[]): ComparedRow<T>[] {
  const head = commonStart(left, right)
  const tail = commonStart([...left.slice(head)].reverse(), [...right.slice(head)].reverse())
  const a = left.slice(head, left.length - tail)
  const b = right.slice(head, right.length - tail)
  const same = (item: T): ComparedRow<T> => ({ left: item, right: item, isSame: true })
  return [...left.slice(0, head).map(same), ...middle(a, b), ...left.slice(left.length - tail).map(same)]
}

function commonStart<T>(a: readonly T[], b: readonly T[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

function middle<T>(a: readonly T[], b: readonly T[]): ComparedRow<T>[] {
  const rows: ComparedRow<T>[] = []
  let i = 0
  let j = 0
  const pairUpTo = (iEnd: number, jEnd: number) => {
    while (i < iEnd || j < jEnd) {
      rows.push({ left: i < iEnd ? a[i++]! : null, right: j < jEnd ? b[j++]! : null, isSame: false })
    }
  }
  for (const [x, y] of commonItems(a, b)) {
    pairUpTo(x, y)
    rows.push({ left: a[i++]!, right: b[j++]!, isSame: true })
  }
  pairUpTo(a.length, b.length)
  return rows
}

/** The longest common subsequence, as pairs of places. */
function commonItems<T>(a: readonly T[], b: readonly T[]): [number, number][] {
  const width = b.length + 1
  if ((a.length + 1) * width > tableLimit) return []
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  }
  return pairs
}

export type Segment = { text: string; isChanged: boolean }

/** One paragraph in two wordings: for each side its words, those the other side lacks marked. */
export function compareWords(left: string, right: string): { left: Segment[]; right: Segment[] } {
  const rows = align(words(left), words(right))
  const side = (pick: (row: ComparedRow<string>) => string | null): Segment[] => {
    const segments: Segment[] = []
    for (const row of rows) {
      const text = pick(row)
      if (text === null) continue
      const last = segments.at(-1)
      if (last && last.isChanged === !row.isSame) last.text += text
      else segments.push({ text, isChanged: !row.isSame })
    }
    return segments
  }
  return { left: side((row) => row.left), right: side((row) => row.right) }
}

const words = (text: string) => text.match(/\s+|[^\s]+/g) ?? []

/** The body as lines of text, one a block: what a comparison of two versions reads. */
export function textLines(content: Pick<ArticleContent, 'body'>, pictureWord: string): string[] {
  return content.body.content
    .flatMap((block) => linesOf(block, pictureWord))
    .filter((line) => line.trim() !== '')
}

/** A block as its lines, its notes below it by their place in it: what is changed in one is changed there. */
function linesOf(block: Block, pictureWord: string): string[] {
  const notes = footnotes([block]).map(({ attrs }, index) => `[${index + 1}] ${attrs.text}`)
  return [...wordsOf(block, pictureWord), ...notes]
}

function wordsOf(block: Block, pictureWord: string): string[] {
  const shown = ({ alt, caption, credit }: PictureAttributes) =>
    `[${[pictureWord, alt, caption, credit].filter(Boolean).join(' · ')}]`
  const text = blockText(block)
  switch (block.type) {
    case 'picture':
      return [shown(block.attrs)]
    case 'gallery':
      return block.attrs.pictures.map(shown)
    case 'readAlso':
      return block.attrs.articles.map(({ title }) => `→ ${title}`)
    case 'table':
    case 'chart':
      return text.split('\n').map((line) => line.replaceAll('\t', ' | '))
    case 'citation':
      return [...text.split('\n'), block.attrs.url]
    case 'box':
    case 'timeline':
    case 'audio':
      return text.split('\n')
  }
  if (block.type === 'bulletList' || block.type === 'orderedList')
    return text.split('\n').map((line) => `• ${line}`)
  const attribution =
    'attrs' in block && block.attrs && 'attribution' in block.attrs ? block.attrs.attribution : ''
  return attribution ? [`${text} — ${attribution}`] : [text]
}
