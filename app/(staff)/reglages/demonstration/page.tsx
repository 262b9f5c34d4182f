import { DemoContents } from '#components/demo/demo-contents.tsx'
import { EmptyDemoForm } from '#components/demo/empty-demo-form.client.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { buttonLinkClass } from '#components/ui/button.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { describeDemo } from '#domain/demo/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_demo'))

/** The way from the demo to a newspaper of one's own. */
export default async function DemoPage() {
  const viewer = await requireViewer('settings.manage')
  const [settings, demo] = await Promise.all([getSettings(), describeDemo(viewer)])
  const t = translator(settings.language)
  return (
    <SettingsFrame t={t} viewer={viewer} current="demo" about={t(demo ? 'demo.about' : 'demo.absent')}>
      {demo ? (
        <>
          <DemoContents demo={demo} t={t} />
          <EmptyDemoForm siteName={settings.name} isOwn={demo.isOwn} hasSections={demo.hasSections} />
        </>
      ) : (
        <a href="/redaction" className={buttonLinkClass('primary')}>
          {t('demo.to_desk')}
        </a>
      )}
    </SettingsFrame>
  )
}
