import { notFound, redirect } from 'next/navigation'
import { StaffPage } from '#components/layout/staff-page.tsx'
import { printContextOf } from '#components/print/print-context.ts'
import { ReportCard } from '#components/reports/report-card.tsx'
import { ReportTabs, reportsHref } from '#components/reports/report-tabs.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { getReportCounts, listReports } from '#domain/reports/queries.ts'
import { reportStatuses } from '#domain/reports/report.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('reports.desk.title'))

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default whileAvailable(async function ReportsPage({ searchParams }: Props) {
  const viewer = await requireViewer('report.decide')
  const { etat, page: asked = '1' } = await searchParams
  const status = reportStatuses.find((known) => known === etat) ?? 'new'
  const page = Number(asked)
  if (!Number.isInteger(page) || page < 1 || page > 100_000) notFound()
  const [settings, list, counts] = await Promise.all([
    getSettings(),
    listReports(viewer, { status, page }),
    getReportCounts(viewer),
  ])
  // The last one of a later page was decided.
  if (page > list.pages) redirect(reportsHref(status, list.pages))
  const t = translator(settings.language)
  const print = printContextOf(settings)
  return (
    <StaffPage>
      <PageTitle title={t('reports.desk.title')} about={t('reports.desk.about')} />
      <ReportTabs current={status} counts={counts} t={t} />
      {list.items.length === 0 ? (
        <p className="max-w-140 py-8 text-15 leading-6 text-ink-2">
          {status === 'new' ? t('reports.desk.empty_new') : t('reports.desk.empty')}
        </p>
      ) : (
        <ol>
          {list.items.map((report) => (
            <li key={report.id} className="border-b border-rule py-5">
              <ReportCard report={report} print={print} />
            </li>
          ))}
        </ol>
      )}
      {list.pages > 1 ? (
        <nav aria-label={t('reports.desk.pages')} className="flex items-center gap-4 py-3 text-13">
          {page > 1 ? (
            <a
              rel="prev"
              href={reportsHref(status, page - 1)}
              className="inline-flex min-h-9 items-center underline"
            >
              {t('common.previous')}
            </a>
          ) : null}
          <span className="tabular-nums">
            {page} / {list.pages}
          </span>
          {page < list.pages ? (
            <a
              rel="next"
              href={reportsHref(status, page + 1)}
              className="inline-flex min-h-9 items-center underline"
            >
              {t('common.next')}
            </a>
          ) : null}
        </nav>
      ) : null}
    </StaffPage>
  )
})
