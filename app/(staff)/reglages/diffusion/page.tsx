import { DistributionForm } from '#components/settings/distribution/distribution-form.client.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { getDistribution } from '#domain/distribution/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_distribution'))

export default whileAvailable(async function DistributionPage() {
  const viewer = await requireViewer('settings.manage')
  const [{ language }, settings] = await Promise.all([getSettings(), getDistribution()])
  const t = translator(language)
  return (
    <SettingsFrame t={t} viewer={viewer} current="distribution" about={t('distribution.about')}>
      <DistributionForm settings={settings} />
    </SettingsFrame>
  )
})
