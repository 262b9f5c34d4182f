import type { Translator } from '#contract/i18n/translator.ts'
import type { Chart as ChartNode } from '#domain/articles/document.ts'
import { directionOf } from '#lib/direction.ts'
import type { Locale } from '#lib/locale.ts'
import { isBlank } from '#lib/text.ts'
import { type BarsDrawing, drawChart, type LinesDrawing } from './chart-drawing.ts'

type Props = { chart: ChartNode; t: Translator; locale: Locale }

/** Figures as a drawing, and for whoever cannot see it or wants them exactly, as the table they were typed in. */
export function Chart({ chart, t, locale }: Props) {
  const { title, unit, source, series } = chart.attrs
  const drawing = drawChart(chart, locale)
  const name = isBlank(title) ? t('article.chart') : title
  return (
    <figure className="chart">
      <ChartTitle title={title} unit={unit} />
      {series.filter((one) => !isBlank(one)).length > 1 ? (
        <Legend series={series} kind={chart.attrs.kind} />
      ) : null}
      {drawing ? (
        <svg
          className="chart-drawing"
          role="img"
          aria-label={t('article.chart_label', { name })}
          width="100%"
          height={drawing.height}
        >
          {drawing.kind === 'bars' ? <Bars drawing={drawing} /> : <Lines drawing={drawing} locale={locale} />}
        </svg>
      ) : null}
      <details open={drawing ? undefined : true}>
        <summary>{t('article.chart_figures')}</summary>
        <ChartTable chart={chart} name={name} t={t} />
      </details>
      {isBlank(source) ? null : (
        <p className="caption" dir={directionOf(source)}>
          {t('article.chart_source', { source })}
        </p>
      )}
    </figure>
  )
}

function ChartTitle({ title, unit }: { title: string; unit: string }) {
  if (isBlank(title) && isBlank(unit)) return null
  return (
    <figcaption dir={directionOf(title)}>
      {isBlank(title) ? null : <span className="block-title">{title}</span>}
      {isBlank(unit) ? null : <span className="chart-unit"> {unit}</span>}
    </figcaption>
  )
}

function Legend({ series, kind }: { series: string[]; kind: 'bars' | 'lines' }) {
  return (
    <ul className="chart-legend">
      {series.map((name, index) =>
        isBlank(name) ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a series is its place.
          <li key={index}>
            <svg className={`series-${index}`} aria-hidden="true" width="24" height="10">
              {kind === 'bars' ? (
                <rect className="bar" width="24" height="10" />
              ) : (
                <path className="line" d="M0 5h24" fill="none" stroke="currentColor" />
              )}
            </svg>{' '}
            {name}
          </li>
        ),
      )}
    </ul>
  )
}

function Bars({ drawing: { groups, zero, height } }: { drawing: BarsDrawing }) {
  return (
    <>
      {/* Only between what is above and what is below nought: at the edge, bars begin in one line by themselves. */}
      {zero > 0 ? (
        <line className="axis" x1={`${zero}%`} x2={`${zero}%`} y1="0" y2={height} stroke="currentColor" />
      ) : null}
      {groups.map((group) => (
        <g key={group.y}>
          {group.label.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a label have no identity.
            <text key={index} x="0" y={group.y + 13 + index * 18} fill="currentColor">
              {line}
            </text>
          ))}
          {group.bars.map((bar) => (
            <g key={bar.series} className={`series-${bar.series}`}>
              <rect className="bar" x={`${bar.x}%`} y={bar.y} width={`${bar.width}%`} height="14" />
              <text className="figure" x="100%" y={bar.y + 11.5} textAnchor="end" fill="currentColor">
                {bar.typed}
              </text>
            </g>
          ))}
        </g>
      ))}
    </>
  )
}

function Lines({ drawing, locale }: { drawing: LinesDrawing; locale: Locale }) {
  const { plot, ticks, labels, series, height } = drawing
  // As many decimals as the finest tick has: « 7,0 » stands between « 6,8 » and « 7,2 ».
  const decimals = Math.max(...ticks.map(({ value }) => `${value}`.split('.')[1]?.length ?? 0))
  const figures = new Intl.NumberFormat(locale, {
    minimumFractionDigits: Math.min(6, decimals),
    maximumFractionDigits: Math.min(6, decimals),
  })
  return (
    <>
      {ticks.map(({ y, value, isZero }) => (
        <g key={value}>
          <line
            className={isZero ? 'axis' : 'grid'}
            x1="0"
            x2="100%"
            y1={y}
            y2={y}
            stroke="currentColor"
            strokeOpacity={isZero ? undefined : '0.25'}
          />
          <text className="figure" x="0" y={y - 4} fill="currentColor">
            {figures.format(value)}
          </text>
        </g>
      ))}
      {/* Stretched to the width there is; strokes keep theirs. */}
      <svg
        aria-hidden="true"
        y={plot.top}
        width="100%"
        height={plot.height}
        viewBox={`0 ${plot.top} 100 ${plot.height}`}
        preserveAspectRatio="none"
        overflow="visible"
      >
        {series.map(({ segments }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a series is its place.
          <g key={index} className={`series-${index}`}>
            {segments.map((segment) => (
              <polyline
                key={segment[0]?.x}
                className="line"
                points={segment.map(({ x, y }) => `${x},${y}`).join(' ')}
                fill="none"
                stroke="currentColor"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </g>
        ))}
      </svg>
      {series.map(({ points }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <g key={index} className={`series-${index}`}>
          {points.map(({ x, y }) => (
            <circle key={x} className="point" cx={`${x}%`} cy={y} r="3.5" />
          ))}
        </g>
      ))}
      {labels.map(({ x, text, anchor }) => (
        <text key={x} x={`${x}%`} y={height - 8} textAnchor={anchor} fill="currentColor">
          {text}
        </text>
      ))}
    </>
  )
}

function ChartTable({ chart, name, t }: { chart: ChartNode; name: string; t: Translator }) {
  const { series, rows, unit } = chart.attrs
  const columns = Math.max(1, ...rows.map((row) => row.values.length))
  const heading = (index: number) => {
    const own = series[index] ?? ''
    if (!isBlank(own)) return own
    return isBlank(unit) ? t('article.chart_value', { number: index + 1 }) : unit
  }
  const places = Array.from({ length: columns }, (_, index) => index)
  return (
    <table aria-label={name}>
      <thead>
        <tr>
          <td />
          {places.map((place) => (
            <th key={place} scope="col">
              {heading(place)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ label, values }) => ![label, ...values].every(isBlank))
          .map(({ label, values }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity, and a published text does not change.
            <tr key={index}>
              <th scope="row">{label}</th>
              {places.map((place) => (
                <td key={place}>{values[place] ?? ''}</td>
              ))}
            </tr>
          ))}
      </tbody>
    </table>
  )
}
