/** What a paste is made of, before it is the editor's: lines of text, and what each of them stands in. */
export type Marks = { bold: boolean; italic: boolean; href: string | null }
/** `note`: a note stands here, and no text. */
export type Run = { text: string; marks: Marks; note?: string } | 'break'
export type Kind = 'p' | 'h2' | 'h3' | 'pull-quote'
export type Container = { tag: 'blockquote' | 'ul' | 'ol' | 'li'; attribution?: string; lastItem?: Container }
export type PastedBlock =
  | { kind: Kind; within: readonly Container[]; runs: Run[]; attribution?: string }
  | { kind: 'picture'; within: readonly Container[]; element: Element }
  | { kind: 'table'; within: readonly Container[]; caption: string; rows: PastedCell[][] }
export type PastedCell = { isHead: boolean; colspan: number; rowspan: number; lines: Run[][] }

/** Deeper lists than this nobody reads; what is deeper stays on the last level. */
const deepestList = 6

/** Goes into a list, a quotation or an item, as far as the document knows such a thing there. */
export function enter(within: readonly Container[], container: Container): readonly Container[] {
  const top = within.at(-1)
  switch (container.tag) {
    case 'blockquote':
      return within.length === 0 ? [container] : within
    case 'li':
      return top && isList(top) ? [...within, itemOf(top, container)] : within
    default: {
      if (within.filter(isList).length >= deepestList)
        return within.at(-1)?.tag === 'li' ? within.slice(0, -1) : within
      // A list right inside a list, as some programs write it, belongs to the item before it.
      return [...inItem(within), container]
    }
  }
}

/** A line that stands right in a list belongs to the item before it, or is one. */
export function inItem(within: readonly Container[]): readonly Container[] {
  const top = within.at(-1)
  return top && isList(top) ? [...within, top.lastItem ?? itemOf(top, { tag: 'li' })] : within
}

function itemOf(list: Container, item: Container): Container {
  list.lastItem = item
  return item
}

export const isList = ({ tag }: Container): boolean => tag === 'ul' || tag === 'ol'

/** Two breaks in a row are an empty line, and part two paragraphs. */
export function paragraphs(runs: readonly Run[]): Run[][] {
  const parts: Run[][] = [[]]
  let breaks = 0
  for (const run of runs) {
    if (run === 'break') {
      breaks++
      continue
    }
    const isSpace = run.note === undefined && /^\s*$/.test(run.text)
    if (isSpace && breaks > 0) continue
    if (breaks > 1) parts.push([])
    else if (breaks === 1) parts.at(-1)!.push('break')
    breaks = 0
    parts.at(-1)!.push(run)
  }
  return parts.filter((part) =>
    part.some((run) => run !== 'break' && (run.note !== undefined || run.text.trim() !== '')),
  )
}
