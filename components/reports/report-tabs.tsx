import { TabStrip } from '#components/ui/tab-strip.client.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import { type ReportStatus, reportStatuses } from '#domain/reports/report.ts'
import type { ReportCounts } from '#domain/reports/view.ts'

const place = '/redaction/signalements'

/** What waits has the plain address. */
export function reportsHref(status: ReportStatus, page = 1): string {
  const query = new URLSearchParams()
  if (status !== 'new') query.set('etat', status)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? place : `${place}?${query}`
}

export function ReportTabs({
  current,
  counts,
  t,
}: {
  current: ReportStatus
  counts: ReportCounts
  t: Translator
}) {
  return (
    <div className="mt-3">
      <TabStrip
        label={t('reports.desk.tabs')}
        tabs={reportStatuses.map((status) => ({
          href: reportsHref(status),
          label: t(`reports.desk.tab_${status}`),
          aside: counts[status],
          isCurrent: status === current,
        }))}
      />
    </div>
  )
}
