import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import { Status } from '#components/ui/status.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { type GateCondition, gateConditions, gateLimits } from '#domain/moderation/classifier/gate.ts'
import type { HeadView } from '#domain/moderation/classifier/view.ts'
import { decimals } from './numbers.ts'
import { Part } from './part.tsx'

type Trained = Extract<HeadView, { at: Date }>

/** What must be true before it may speak, met or not. */
export function Conditions({ view, print }: { view: Trained; print: PrintContext }) {
  const { t } = print
  return (
    <Part title={t('classifier.conditions')}>
      <Table>
        <thead>
          <tr>
            <Th>{t('classifier.condition')}</Th>
            <Th className="text-right">{t('classifier.condition_found')}</Th>
            <Th className="text-right">{t('classifier.condition_wanted')}</Th>
            <Th>{t('classifier.condition_state')}</Th>
          </tr>
        </thead>
        <tbody>
          {gateConditions.map((condition) => {
            const { name, found, wanted } = words(condition, view, print)
            return (
              <tr key={condition}>
                <Td>{name}</Td>
                <Td className="text-right whitespace-nowrap tabular-nums">{found}</Td>
                <Td className="text-right tabular-nums text-ink-2 md:whitespace-nowrap">{wanted}</Td>
                <Td>
                  {view.conditions[condition] ? (
                    <Status shape="full" tone="good">
                      {t('classifier.met')}
                    </Status>
                  ) : (
                    <Status shape="empty" tone="quiet">
                      {t('classifier.unmet')}
                    </Status>
                  )}
                </Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </Part>
  )
}

function words(
  condition: GateCondition,
  { head, metrics }: Trained,
  { t, locale }: PrintContext,
): { name: string; found: ReactNode; wanted: ReactNode } {
  const whole = (n: number) => new Intl.NumberFormat(locale).format(n)
  switch (condition) {
    case 'yes':
      return {
        name: head === 'spam' ? t('classifier.yes_spam') : t('classifier.yes_incivility'),
        found: whole(metrics.yes),
        wanted: t('classifier.at_least', { n: whole(gateLimits.yes) }),
      }
    case 'no':
      return {
        name: t('classifier.no'),
        found: whole(metrics.no),
        wanted: t('classifier.at_least', { n: whole(gateLimits.no) }),
      }
    case 'held':
      return {
        name: t('classifier.held'),
        found: t('classifier.both', { yes: metrics.heldYes, no: metrics.heldNo }),
        wanted: t('classifier.at_least', {
          n: t('classifier.both', { yes: gateLimits.heldYes, no: gateLimits.heldNo }),
        }),
      }
    case 'auc':
      return {
        name: t('classifier.auc'),
        found: metrics.auc === null ? t('classifier.unknown') : decimals(metrics.auc, locale),
        wanted: t('classifier.at_least', { n: decimals(gateLimits.auc, locale) }),
      }
    case 'blocked_ham':
      return {
        name: t('classifier.blocked_ham'),
        found: metrics.chosen === null ? t('classifier.unknown') : share(metrics.chosen.blockedHam),
        wanted: t('classifier.at_most', { n: share(gateLimits.blockedHam) }),
      }
  }
  function share(of: number): string {
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(of)
  }
}
