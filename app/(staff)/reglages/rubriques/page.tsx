import { SectionsEditor } from '#components/settings/sections/sections-editor.client.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { listAllSections } from '#domain/sections/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_sections'))

export default whileAvailable(async function SectionsPage() {
  const viewer = await requireViewer('section.manage')
  const [{ language }, sections] = await Promise.all([getSettings(), listAllSections()])
  const t = translator(language)
  return (
    <SettingsFrame t={t} viewer={viewer} current="sections" about={t('settings.sections_about')}>
      <SectionsEditor sections={sections} />
    </SettingsFrame>
  )
})
