import type { PrintContext } from '#components/print/print-context.ts'
import type { AuditRow } from '#domain/audit/view.ts'
import { calendarDay, fullDate, time } from '#lib/dates.ts'
import { auditSentence } from './audit-sentence.ts'

/** What was done, day by day. */
export function AuditList({ rows, print }: { rows: AuditRow[]; print: PrintContext }) {
  const { t, locale, zone } = print
  const days = Map.groupBy(rows, (row) => calendarDay(row.at, zone))
  return (
    <div className="space-y-6">
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h3 className="border-b border-ink pb-1 font-semibold first-letter:uppercase">
            {fullDate(ofDay[0]!.at, locale, zone)}
          </h3>
          <ol>
            {ofDay.map((row) => (
              <li key={row.id} className="flex gap-4 border-b border-rule py-2">
                <time
                  dateTime={row.at.toISOString()}
                  className="w-10 shrink-0 text-13 text-ink-2 tabular-nums"
                >
                  {time(row.at, locale, zone)}
                </time>
                <p className="min-w-0 break-words">
                  <bdi className="font-semibold">{row.actor ?? t('settings.audit_system')}</bdi>{' '}
                  {auditSentence(t, row)}
                </p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
