import { redirect } from 'next/navigation'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { SiteForm } from '#components/settings/site/site-form.client.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { can } from '#domain/access.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../outage.tsx'
import { staffMetadata } from '../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.title'))

export default whileAvailable(async function SettingsPage() {
  const viewer = await requireViewer('byline.manage')
  // Editors have bylines to look after, and nothing else in here.
  if (!can(viewer, 'settings.manage')) redirect('/reglages/signatures')
  const settings = await getSettings()
  const t = translator(settings.language)
  return (
    <SettingsFrame t={t} viewer={viewer} current="site" about={t('settings.site_about')}>
      <SiteForm
        settings={settings}
        timeZones={[...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]}
      />
    </SettingsFrame>
  )
})
