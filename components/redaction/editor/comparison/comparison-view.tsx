import { classNames } from '#components/ui/class-names.ts'
import type { Translator } from '#contract/i18n/translator.ts'
import type { ArticleContent } from '#domain/articles/content.ts'
import { align, type ComparedRow, compareWords, type Segment, textLines } from './comparison.ts'

export type Compared = { label: string; content: Pick<ArticleContent, 'title' | 'standfirst' | 'body'> }

/** Two versions side by side, one paragraph a row; what differs has a bar, a word for it, and its words underlined. */
export function ComparisonView({
  left,
  right,
  t,
  isWhole = false,
}: {
  left: Compared
  right: Compared
  t: Translator
  /** On a page of its own; elsewhere it scrolls in its box, so that the text below stays near. */
  isWhole?: boolean
}) {
  const picture = t('redaction.toolbar.picture')
  const parts = [
    { name: t('redaction.compare.title'), rows: align([left.content.title], [right.content.title]) },
    {
      name: t('redaction.compare.standfirst'),
      rows: align([left.content.standfirst], [right.content.standfirst]),
    },
    {
      name: t('redaction.compare.body'),
      rows: align(textLines(left.content, picture), textLines(right.content, picture)),
    },
  ]
  const isSame = parts.every((part) => part.rows.every((row) => row.isSame))
  return (
    <section
      aria-label={t('redaction.compare.label')}
      tabIndex={isWhole ? undefined : 0}
      className={classNames('border-y border-rule', !isWhole && 'max-h-[60vh] overflow-y-auto')}
    >
      {isSame ? <p className="py-2 text-ink-2">{t('redaction.compare.same')}</p> : null}
      <table className="w-full table-fixed border-collapse text-left font-serif text-15 leading-6">
        <thead className="font-sans text-13">
          <tr>
            {[left, right].map((side) => (
              <th key={side.label} scope="col" className="sticky top-0 bg-paper py-2 pr-4 font-semibold">
                {side.label}
              </th>
            ))}
          </tr>
        </thead>
        {parts.map((part) => (
          <tbody key={part.name}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={2}
                className="border-t border-rule pt-2 font-sans text-13 font-normal text-ink-2"
              >
                {part.name}
              </th>
            </tr>
            {part.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
              <Row key={index} row={row} t={t} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function Row({ row, t }: { row: ComparedRow<string>; t: Translator }) {
  const words =
    row.left !== null && row.right !== null && !row.isSame ? compareWords(row.left, row.right) : null
  const cell = `py-1.5 pr-4 align-top [overflow-wrap:anywhere] ${row.isSame ? 'text-ink-2' : 'border-l-4 border-accent pl-3'}`
  return (
    <tr>
      <td className={cell}>
        {row.isSame ? null : <span className="sr-only">{t('redaction.compare.changed')} </span>}
        <Words text={row.left} segments={words?.left} t={t} />
      </td>
      <td className={cell}>
        <Words text={row.right} segments={words?.right} t={t} />
      </td>
    </tr>
  )
}

function Words({
  text,
  segments,
  t,
}: {
  text: string | null
  segments: Segment[] | undefined
  t: Translator
}) {
  if (text === null) return <span className="text-ink-2">{t('redaction.compare.missing')}</span>
  if (text.trim() === '') return <span className="text-ink-2">{t('redaction.compare.empty')}</span>
  if (!segments) return text
  return segments.map((segment, index) =>
    segment.isChanged && segment.text.trim() !== '' ? (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity but their place.
        key={index}
        className="bg-wash text-ink underline decoration-accent decoration-2 underline-offset-4"
      >
        {segment.text}
      </mark>
    ) : (
      segment.text
    ),
  )
}
