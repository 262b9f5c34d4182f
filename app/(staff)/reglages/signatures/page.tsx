import { BylinesEditor } from '#components/settings/bylines/bylines-editor.client.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { listBylines } from '#domain/people/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_bylines'))

export default whileAvailable(async function BylinesPage() {
  const viewer = await requireViewer('byline.manage')
  const [{ language }, bylines] = await Promise.all([getSettings(), listBylines(viewer)])
  const t = translator(language)
  return (
    <SettingsFrame t={t} viewer={viewer} current="bylines" about={t('settings.bylines_about')}>
      <BylinesEditor bylines={bylines} />
    </SettingsFrame>
  )
})
