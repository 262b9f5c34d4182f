import { StaffPage } from '#components/layout/staff-page.tsx'
import { PolicyDesk } from '#components/moderation/policy/policy-desk.client.tsx'
import { policyEntry } from '#components/moderation/policy/policy-entry.ts'
import { printContextOf } from '#components/print/print-context.ts'
import { PageTitle } from '#components/ui/page-title.tsx'
import { getPolicyDesk } from '#domain/moderation/policy-queries.ts'
import { reportTrial } from '#domain/moderation/replay-queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('policy.title'))

export default whileAvailable(async function PolicyPage() {
  const viewer = await requireViewer('policy.change')
  const [settings, desk] = await Promise.all([getSettings(), getPolicyDesk(viewer)])
  if (!desk) return null
  const print = printContextOf(settings)
  const { t } = print
  const [newest] = desk.versions
  const report = newest?.state === 'trial' ? await reportTrial(viewer, newest.number) : null
  const entry = policyEntry(desk, report, print)
  const live = entry.versions.find(({ state }) => state === 'live')
  return (
    <StaffPage>
      <PageTitle
        title={t('policy.title')}
        about={
          <>
            {t('policy.about')}{' '}
            {live ? t('policy.live', { number: live.number, at: live.when }) : t('policy.live_built_in')}
          </>
        }
      />
      <PolicyDesk desk={entry} />
    </StaffPage>
  )
})
