import type { SectionStories } from '#domain/articles/view.ts'

/** `pair`: one or two blocks side by side, each with a picture. `line`: one section, its titles across the page. */
export type SectionRow =
  | { kind: 'pair'; blocks: [SectionStories, SectionStories] | [SectionStories] }
  | { kind: 'line'; blocks: [SectionStories] }

/** Fewer titles than this leave holes in a line of four. */
const fewestInLine = 3

/** Two sections, then one, then two: six blocks of the same shape would be a wall of tiles. */
export function rowsOf(sections: readonly SectionStories[]): SectionRow[] {
  const rows: SectionRow[] = []
  let at = 0
  while (at < sections.length) {
    const [first, second] = sections.slice(at, at + 2) as [SectionStories, SectionStories?]
    const canLine = first.articles.length >= fewestInLine
    const row: SectionRow =
      canLine && (rows.at(-1)?.kind === 'pair' || !second)
        ? { kind: 'line', blocks: [first] }
        : { kind: 'pair', blocks: second ? [first, second] : [first] }
    rows.push(row)
    at += row.blocks.length
  }
  return rows
}
