import type { PrintContext } from '#components/print/print-context.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import type { AtThreshold } from '#domain/moderation/classifier/measure.ts'
import type { Metrics } from '#domain/moderation/classifier/metrics.ts'
import { Part } from './part.tsx'

/** What each threshold would find, and at what cost to honest people; the one in use is marked. */
export function ThresholdTable({
  metrics: { table, chosen },
  print: { t, locale },
}: {
  metrics: Metrics
  print: PrintContext
}) {
  const share = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const fine = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const wrongly = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  const rows: AtThreshold[] = [
    ...table.filter(({ threshold }) => threshold !== chosen?.threshold),
    ...(chosen ? [chosen] : []),
  ].sort((a, b) => a.threshold - b.threshold)
  return (
    <Part title={t('classifier.table')} about={t('classifier.table_about')}>
      <Table>
        <thead>
          <tr>
            <Th>{t('classifier.threshold')}</Th>
            <Th className="text-right">{t('classifier.precision')}</Th>
            <Th className="text-right">{t('classifier.recall')}</Th>
            <Th className="text-right">{t('classifier.wrongly')}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.threshold} className={row === chosen ? 'font-semibold' : undefined}>
              <Td className="tabular-nums">
                {fine.format(row.threshold)}
                {row === chosen ? (
                  <span className="ml-2 text-accent-ink">{t('classifier.chosen')}</span>
                ) : null}
              </Td>
              <Td className="text-right tabular-nums">
                {row.blocked === 0 ? '–' : share.format(row.precision)}
              </Td>
              <Td className="text-right tabular-nums">{share.format(row.recall)}</Td>
              <Td className="text-right tabular-nums">{wrongly.format(row.blockedHam)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Part>
  )
}
