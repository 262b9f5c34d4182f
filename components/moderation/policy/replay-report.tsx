import { useTranslations } from 'use-intl'
import type { Report } from '#domain/moderation/replay.ts'
import { ReportGroups } from './report-groups.tsx'

/** What a change would have made of what people decided: in a sentence, then by kind and with examples. */
export function ReplayReport({ report, locale }: { report: Report; locale: string }) {
  const t = useTranslations()
  const { comments, changed, isComplete } = report
  // Asked for and answered in the browser: no server has written this date.
  const since = report.since
    ? new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(
        new Date(report.since),
      )
    : ''
  return (
    <>
      <p className="mt-1 text-16 leading-6">
        {comments === 0
          ? t('policy.replay_none')
          : changed === 0
            ? t('policy.replay_same', { comments, since })
            : t('policy.replay_summary', { comments, changed, since })}{' '}
        {isComplete ? null : <span className="text-ink-2">{t('policy.replay_cut')}</span>}
      </p>
      <ReportGroups report={report} />
    </>
  )
}
