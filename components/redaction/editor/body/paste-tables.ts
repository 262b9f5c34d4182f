import { blockLimits } from '#domain/articles/document.ts'
import type { PastedBlock, PastedCell, Run } from './paste-blocks.ts'

type PastedTable = Extract<PastedBlock, { kind: 'table' }>

/** A cell of more paragraphs than this holds a text, and its table a layout. */
const mostLines = 5

/**
 * The table as ours, when it is one: some rows and columns, with words in its cells. Null for what only stands in a table
 * because of the layout (a mail, a page of headings and lists) and for what is larger than any table of ours: that is
 * read line by line, so that no word is lost.
 */
export function tableOf(table: HTMLTableElement, read: (cell: Element) => PastedBlock[]): PastedTable | null {
  if (table.rows.length > blockLimits.tableRows * 2 || table.querySelector('table, [data-media]')) return null
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => ({ cell, blocks: read(cell) })))
  const isText = rows
    .flat()
    .some(({ blocks }) => blocks.length > mostLines || blocks.some((one) => one.kind !== 'p'))
  if (isText) return null
  const filled = withoutHollow(rows.map((cells) => cells.map(({ cell, blocks }) => pasted(cell, blocks))))
  const width = Math.max(0, ...filled.map((cells) => cells.reduce((sum, { colspan }) => sum + colspan, 0)))
  const isTable =
    filled.length > 1 &&
    width > 1 &&
    width <= blockLimits.tableColumns &&
    filled.length <= blockLimits.tableRows
  // Joined cells reach into rows that a table must have.
  if (!isTable || overlong(filled)) return null
  return {
    kind: 'table',
    within: [],
    caption: (table.caption?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, blockLimits.line),
    rows: withHead(filled),
  }
}

function pasted(cell: HTMLTableCellElement, blocks: PastedBlock[]): PastedCell {
  return {
    isHead: cell.localName === 'th',
    colspan: Math.max(1, Math.min(cell.colSpan, blockLimits.tableColumns)),
    rowspan: Math.max(1, Math.min(cell.rowSpan, blockLimits.tableRows)),
    lines: blocks.flatMap((block) => ('runs' in block ? [block.runs] : [])),
  }
}

/** Without rows that hold nothing, and without columns of which nothing is filled, where no cell is joined. */
function withoutHollow(rows: PastedCell[][]): PastedCell[][] {
  if (rows.flat().some(({ colspan, rowspan }) => colspan > 1 || rowspan > 1)) return rows
  const kept = rows.filter((cells) => cells.some(({ lines }) => lines.length > 0))
  const width = Math.max(0, ...kept.map((cells) => cells.length))
  const isFilled = Array.from({ length: width }, (_, at) =>
    kept.some((cells) => (cells[at]?.lines.length ?? 0) > 0),
  )
  return kept.map((cells) => cells.filter((_, at) => isFilled[at]))
}

const overlong = (rows: PastedCell[][]): boolean =>
  rows.some((cells, at) => cells.some(({ rowspan }) => at + rowspan > rows.length))

/** Word and spreadsheets know no headings: a first row that is bold throughout is one. */
function withHead(rows: PastedCell[][]): PastedCell[][] {
  const [first = [], ...others] = rows
  const isBold = (lines: Run[][]) =>
    lines.flat().every((run) => run === 'break' || run.marks.bold || /^\s*$/.test(run.text))
  const full = first.filter(({ lines }) => lines.length > 0)
  if (
    rows.flat().some(({ isHead }) => isHead) ||
    full.length < 2 ||
    !full.every(({ lines }) => isBold(lines))
  )
    return rows
  const plain = (run: Run): Run => (run === 'break' ? run : { ...run, marks: { ...run.marks, bold: false } })
  return [
    first.map((cell) => ({ ...cell, isHead: true, lines: cell.lines.map((runs) => runs.map(plain)) })),
    ...others,
  ]
}
