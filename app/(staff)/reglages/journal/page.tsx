import { notFound } from 'next/navigation'
import { dayContextOf } from '#components/print/print-context.ts'
import { AuditList } from '#components/settings/audit/audit-list.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { listAudit } from '#domain/audit/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getNow, requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_audit'))

type Query = Promise<Record<string, string | string[] | undefined>>

export default whileAvailable(async function AuditPage({ searchParams }: { searchParams: Query }) {
  const viewer = await requireViewer('settings.manage')
  const page = Number((await searchParams).page ?? 1)
  if (!Number.isInteger(page) || page < 1 || page > 1_000_000) notFound()
  const [settings, log] = await Promise.all([getSettings(), listAudit(viewer, page)])
  if (page > 1 && log.items.length === 0) notFound()
  const print = dayContextOf(settings, await getNow())
  const { t } = print
  return (
    <SettingsFrame t={t} viewer={viewer} current="audit" about={t('settings.audit_about')}>
      {log.items.length === 0 ? (
        <p className="text-15">{t('settings.audit_empty')}</p>
      ) : (
        <AuditList rows={log.items} print={print} />
      )}
      <Pagination
        page={page}
        pages={log.hasOlder ? page + 1 : page}
        path="/reglages/journal"
        labels={{
          name: t('settings.audit_pages'),
          previous: t('settings.audit_newer'),
          next: t('settings.audit_older'),
          position: t('settings.audit_position', { page }),
        }}
      />
    </SettingsFrame>
  )
})
