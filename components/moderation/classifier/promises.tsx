import type { PrintContext } from '#components/print/print-context.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import type { Metrics } from '#domain/moderation/classifier/metrics.ts'
import { Part } from './part.tsx'

/** Whether 90 % means nine in ten. */
export function Promises({
  promises,
  print: { t, locale },
}: {
  promises: Metrics['promises']
  print: PrintContext
}) {
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const whole = new Intl.NumberFormat(locale)
  return (
    <Part title={t('classifier.promises')} about={t('classifier.promises_about')}>
      <Table>
        <thead>
          <tr>
            <Th>{t('classifier.promised')}</Th>
            <Th className="text-right">{t('classifier.kept')}</Th>
            <Th className="text-right">{t('classifier.comments')}</Th>
          </tr>
        </thead>
        <tbody>
          {promises.map(({ from, promised, kept, n }) => (
            <tr key={from}>
              <Td className="tabular-nums">{share.format(promised)}</Td>
              <Td className="text-right tabular-nums">{share.format(kept)}</Td>
              <Td className="text-right tabular-nums text-ink-2">{whole.format(n)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Part>
  )
}
