'use client'

import type { NodeViewProps } from '@tiptap/react'
import { type ClipboardEvent, useContext, useId } from 'react'
import { useTranslations } from 'use-intl'
import { Chart } from '#components/article/chart.tsx'
import { drawChart, numberOf } from '#components/article/chart-drawing.ts'
import { controlClass, TextField } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { blockLimits, type Chart as ChartNode } from '#domain/articles/document.ts'
import { isBlank } from '#lib/text.ts'
import { BlockFrame, blockButton } from './block-frame.client.tsx'
import { type ChartAttributes, gridOf, withPasted, withRow, withSeries, withValue } from './chart-grid.ts'
import { DeskBlocksContext } from './desk-blocks.ts'

/** The drawing as readers get it, and the small table it is drawn from. */
export function ChartView(view: NodeViewProps) {
  const t = useTranslations()
  const id = useId()
  const { language } = useContext(DeskBlocksContext)
  const attrs = view.node.attrs as ChartAttributes
  const chart: ChartNode = { type: 'chart', attrs }
  const set = (next: Partial<ChartAttributes>) => view.updateAttributes(next)
  const readOnly = !view.editor.isEditable
  const line = (name: 'title' | 'unit' | 'source', limit: number, hint?: string) => ({
    id: `${id}-${name}`,
    hint,
    value: attrs[name],
    readOnly,
    maxLength: limit,
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  return (
    <BlockFrame view={view} name={t('redaction.blocks.chart.name')}>
      <div contentEditable={false}>
        {drawChart(chart, language) ? (
          <Chart chart={chart} t={t} locale={language} />
        ) : (
          <p className="font-sans text-14 text-ink-2">{t('redaction.blocks.chart.empty')}</p>
        )}
        <div className="mt-4 grid gap-3 font-sans text-14 leading-5 hyphens-manual sm:grid-cols-2">
          <div className="sm:col-span-2">
            <TextField {...line('title', blockLimits.line)} label={t('redaction.blocks.chart.title')} />
          </div>
          <Select
            id={`${id}-kind`}
            label={t('redaction.blocks.chart.kind')}
            value={attrs.kind}
            disabled={readOnly}
            choices={[
              { value: 'bars', label: t('redaction.blocks.chart.bars') },
              { value: 'lines', label: t('redaction.blocks.chart.lines') },
            ]}
            onChange={(event) => set({ kind: event.target.value === 'lines' ? 'lines' : 'bars' })}
          />
          <TextField
            {...line('unit', blockLimits.chartFigure, t('redaction.blocks.chart.unitHint'))}
            label={t('redaction.blocks.chart.unit')}
          />
          <div className="sm:col-span-2">
            <TextField {...line('source', blockLimits.line)} label={t('redaction.blocks.chart.source')} />
          </div>
        </div>
        <Grid attrs={attrs} readOnly={readOnly} onChange={set} />
      </div>
    </BlockFrame>
  )
}

function Grid({
  attrs,
  readOnly,
  onChange,
}: {
  attrs: ChartAttributes
  readOnly: boolean
  onChange: (change: Partial<ChartAttributes>) => void
}) {
  const t = useTranslations()
  const { language } = useContext(DeskBlocksContext)
  const { series, rows } = gridOf(attrs)
  const seriesName = (index: number) => t('redaction.blocks.chart.series', { number: index + 1 })
  const field = `${controlClass} min-w-20 !px-2`
  const paste = (row: number, column: number) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (readOnly || !/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    onChange(withPasted(attrs, row, column, text))
  }
  const isWrong = rows.some((row) =>
    row.values.some((value) => !isBlank(value) && numberOf(value, language) === null),
  )
  return (
    <div className="mt-3 overflow-x-auto font-sans text-14 leading-5 hyphens-manual">
      <table className="chart-grid">
        <thead>
          <tr>
            <td />
            {series.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a series is its place.
              <th key={index} scope="col">
                <input
                  className={field}
                  aria-label={seriesName(index)}
                  placeholder={seriesName(index)}
                  value={name}
                  maxLength={80}
                  readOnly={readOnly}
                  onChange={(event) =>
                    onChange({ series: series.map((one, at) => (at === index ? event.target.value : one)) })
                  }
                />
                {!readOnly && series.length > 1 ? (
                  <button
                    type="button"
                    className={blockButton}
                    aria-label={t('redaction.blocks.chart.removeSeries', { number: index + 1 })}
                    onClick={() => onChange(withSeries(attrs, index))}
                  >
                    {t('redaction.blocks.remove')}
                  </button>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
            <tr key={at}>
              <th scope="row">
                <input
                  className={field}
                  aria-label={`${t('redaction.blocks.chart.label')} ${at + 1}`}
                  placeholder={t('redaction.blocks.chart.label')}
                  value={row.label}
                  maxLength={120}
                  readOnly={readOnly}
                  onPaste={paste(at, 0)}
                  onChange={(event) =>
                    onChange({
                      rows: rows.map((one, place) =>
                        place === at ? { ...one, label: event.target.value } : one,
                      ),
                    })
                  }
                />
              </th>
              {row.values.map((value, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place.
                <td key={column}>
                  <input
                    className={`${field} text-end tabular-nums`}
                    inputMode="decimal"
                    aria-label={t('redaction.blocks.chart.value', {
                      series: series[column] || seriesName(column),
                      number: at + 1,
                    })}
                    aria-invalid={!isBlank(value) && numberOf(value, language) === null ? true : undefined}
                    value={value}
                    maxLength={blockLimits.chartFigure}
                    readOnly={readOnly}
                    onPaste={paste(at, column + 1)}
                    onChange={(event) => onChange(withValue(attrs, at, column, event.target.value))}
                  />
                </td>
              ))}
              {readOnly || rows.length === 1 ? null : (
                <td>
                  <button
                    type="button"
                    className={blockButton}
                    aria-label={t('redaction.blocks.chart.removeRow', { number: at + 1 })}
                    onClick={() => onChange({ rows: rows.filter((_, place) => place !== at) })}
                  >
                    {t('redaction.blocks.remove')}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {isWrong ? (
        <p role="status" className="text-13 font-semibold text-warn">
          {t('redaction.blocks.chart.notNumber')}
        </p>
      ) : null}
      {readOnly ? null : (
        <div className="flex flex-wrap items-center gap-x-2">
          <button
            type="button"
            className={blockButton}
            disabled={rows.length >= blockLimits.chartRows}
            onClick={() => onChange(withRow(attrs))}
          >
            {t('redaction.blocks.chart.addRow')}
          </button>
          <button
            type="button"
            className={blockButton}
            disabled={series.length >= blockLimits.chartSeries}
            onClick={() => onChange(withSeries(attrs))}
          >
            {t('redaction.blocks.chart.addSeries')}
          </button>
          <span className="text-13 text-ink-2">{t('redaction.blocks.chart.paste')}</span>
        </div>
      )}
    </div>
  )
}
