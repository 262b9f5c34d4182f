import type { PrintContext } from '#components/print/print-context.ts'
import { gateLimits } from '#domain/moderation/classifier/gate.ts'
import type { Metrics } from '#domain/moderation/classifier/metrics.ts'
import { decimals } from './numbers.ts'
import { Part } from './part.tsx'

const width = 320
const height = 160
const margin = { left: 36, right: 8, top: 10, bottom: 22 }
/** Half is chance: lower than that nothing is worth a line. */
const lowest = 0.5

/** How much better more decisions make it; the same numbers stand below for who does not see the drawing. */
export function LearningCurve({
  curve,
  name,
  print: { t, locale },
}: {
  curve: Metrics['curve']
  name: string
  print: PrintContext
}) {
  const most = Math.max(1, ...curve.map(({ n }) => n))
  const x = (n: number) => margin.left + (n / most) * (width - margin.left - margin.right)
  const y = (auc: number) =>
    margin.top + ((1 - Math.max(lowest, auc)) / (1 - lowest)) * (height - margin.top - margin.bottom)
  const whole = (n: number) => new Intl.NumberFormat(locale).format(n)
  return (
    <Part title={t('classifier.curve')} about={t('classifier.curve_about')}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`${t('classifier.curve')}, ${name}`}
        className="max-w-full text-12"
        fill="none"
      >
        {[0.5, 0.75, 1].map((tick) => (
          <g key={tick}>
            <line
              x1={margin.left}
              x2={width - margin.right}
              y1={y(tick)}
              y2={y(tick)}
              className="stroke-rule"
            />
            <text x={margin.left - 6} y={y(tick) + 4} textAnchor="end" className="fill-ink-2">
              {new Intl.NumberFormat(locale).format(tick)}
            </text>
          </g>
        ))}
        <line
          x1={margin.left}
          x2={width - margin.right}
          y1={y(gateLimits.auc)}
          y2={y(gateLimits.auc)}
          className="stroke-ink"
        />
        <polyline
          points={curve.map(({ n, auc }) => `${x(n)},${y(auc)}`).join(' ')}
          strokeWidth="2"
          className="stroke-accent"
        />
        {curve.map(({ n, auc }) => (
          <circle key={n} cx={x(n)} cy={y(auc)} r="3" className="fill-accent" />
        ))}
        <text x={margin.left} y={height - 6} className="fill-ink-2">
          0
        </text>
        <text x={width - margin.right} y={height - 6} textAnchor="end" className="fill-ink-2">
          {whole(most)}
        </text>
      </svg>
      <dl className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-13 leading-5 tabular-nums">
        <dt className="basis-full text-ink-2">{t('classifier.curve_points')}</dt>
        {curve.map(({ n, auc }) => (
          <dd key={n} className="whitespace-nowrap">
            <span className="text-ink-2">{whole(n)}</span> {decimals(auc, locale)}
          </dd>
        ))}
      </dl>
    </Part>
  )
}
