import { printContextOf } from '#components/print/print-context.ts'
import { DeadLetterList } from '#components/settings/jobs/dead-letter-list.client.tsx'
import { explainJobError } from '#components/settings/jobs/job-error.ts'
import { QueueList } from '#components/settings/jobs/queue-list.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { listDeadLetters, listQueues } from '#domain/dead-letters/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { dateTime } from '#lib/dates.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_jobs'))

export default whileAvailable(async function JobsPage() {
  const viewer = await requireViewer('settings.manage')
  const [settings, failed, queues] = await Promise.all([
    getSettings(),
    listDeadLetters(viewer),
    listQueues(viewer),
  ])
  const print = printContextOf(settings)
  const { t, locale, zone } = print
  const rows = failed.items.map(({ id, queue, failedAt, attempts, error }) => ({
    id,
    what: t(`settings.job_${queue}`),
    facts: t('settings.jobs_facts', { when: dateTime(failedAt, locale, zone), attempts }),
    error: explainJobError(t, error),
  }))
  return (
    <SettingsFrame t={t} viewer={viewer} current="jobs" about={t('settings.jobs_about')}>
      <section className="space-y-3">
        <h3 className="font-semibold">{t('settings.jobs_failed')}</h3>
        {rows.length === 0 ? (
          <p className="text-15">{t('settings.jobs_none_failed')}</p>
        ) : (
          <DeadLetterList rows={rows} />
        )}
        {failed.total > rows.length ? (
          <p className="text-14 text-ink-2">
            {t('settings.jobs_more', { more: failed.total - rows.length })}
          </p>
        ) : null}
      </section>
      <section className="mt-10 space-y-3">
        <h3 className="font-semibold">{t('settings.jobs_queues')}</h3>
        <QueueList queues={queues} print={print} />
      </section>
    </SettingsFrame>
  )
})
