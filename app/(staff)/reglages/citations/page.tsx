import { CitationsForm } from '#components/settings/citations/citations-form.client.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { citationsSettings } from '#domain/citations/settings.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { readSettings } from '#domain/settings/store.ts'
import { requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_citations'))

export default whileAvailable(async function CitationsPage() {
  const viewer = await requireViewer('settings.manage')
  const [{ language }, { hosts }] = await Promise.all([getSettings(), readSettings(citationsSettings)])
  const t = translator(language)
  return (
    <SettingsFrame t={t} viewer={viewer} current="citations" about={t('citations.about')}>
      <CitationsForm allowed={hosts} />
    </SettingsFrame>
  )
})
