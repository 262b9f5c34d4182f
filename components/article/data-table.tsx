import type { PrintContext } from '#components/print/print-context.ts'
import { isHollow, type Table, type TableCell } from '#domain/articles/document.ts'
import { directionOf } from '#lib/direction.ts'
import { isBlank } from '#lib/text.ts'
import { InlineText } from './inline.tsx'
import type { NoteNumbers } from './notes.tsx'

type Props = { table: Table; id: string; notes: NoteNumbers; print: PrintContext }

/** More columns than a phone has room for: the table scrolls in its frame, which takes the focus for that. */
const narrowColumns = 3

/** A table of the text. What heads rows and columns says so, and stays in sight while the figures go by. */
export function DataTable({ table, id, notes, print: { t } }: Props) {
  const caption = table.attrs?.caption ?? ''
  const isCaptioned = !isBlank(caption)
  const isWide = columnsOf(table) > narrowColumns
  const name = isCaptioned ? { 'aria-labelledby': id } : { 'aria-label': t('article.table') }
  const [head, body] = headOf(table)
  const rows = (some: Table['content'], isHead: boolean) =>
    some.map((row, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity, and a published text does not change.
      <tr key={index}>
        {(row.content ?? []).map((cell, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <Cell key={place} cell={cell} isHead={isHead} notes={notes} />
        ))}
      </tr>
    ))
  const grid = (
    <table {...(isWide ? {} : name)}>
      {head.length > 0 ? <thead>{rows(head, true)}</thead> : null}
      {body.length > 0 ? <tbody>{rows(body, false)}</tbody> : null}
    </table>
  )
  return (
    <figure className={isWide ? 'data-table wide' : 'data-table'}>
      {isCaptioned ? (
        <figcaption id={id} dir={directionOf(caption)}>
          {caption}
        </figcaption>
      ) : null}
      {isWide ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard, too.
        <section className="table-frame" tabIndex={0} {...name}>
          {grid}
        </section>
      ) : (
        grid
      )}
    </figure>
  )
}

function Cell({ cell, isHead, notes }: { cell: TableCell; isHead: boolean; notes: NoteNumbers }) {
  const { colspan = 1, rowspan = 1 } = cell.attrs ?? {}
  const spans = {
    colSpan: colspan > 1 ? colspan : undefined,
    rowSpan: rowspan > 1 ? rowspan : undefined,
  }
  const lines = cell.content.filter((line) => !isHollow(line.content))
  const words = lines.map((line, index) =>
    lines.length === 1 ? (
      <InlineText key="only" content={line.content} notes={notes} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity.
      <p key={index}>
        <InlineText content={line.content} notes={notes} />
      </p>
    ),
  )
  // A heading without words heads nothing: the corner of a table.
  if (cell.type === 'tableCell' || lines.length === 0) return <td {...spans}>{words}</td>
  return (
    <th scope={isHead ? (colspan > 1 ? 'colgroup' : 'col') : rowspan > 1 ? 'rowgroup' : 'row'} {...spans}>
      {words}
    </th>
  )
}

/** The rows at the top that hold headings only. A table of nothing else is all body. */
function headOf({ content }: Table): [Table['content'], Table['content']] {
  const first = content.findIndex(
    (row) => !row.content?.length || row.content.some((cell) => cell.type !== 'tableHeader'),
  )
  return first <= 0 ? [[], content] : [content.slice(0, first), content.slice(first)]
}

const columnsOf = ({ content }: Table): number =>
  Math.max(
    ...content.map((row) => (row.content ?? []).reduce((sum, cell) => sum + (cell.attrs?.colspan ?? 1), 0)),
  )
