import { notFound } from 'next/navigation'
import { printContextOf } from '#components/print/print-context.ts'
import { KeptMail } from '#components/settings/mail/kept-mail.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { getKeptMail } from '#domain/mail/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../../outage.tsx'
import { staffMetadata } from '../../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('settings.nav_mail'))

export default whileAvailable(async function KeptMailPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('settings.manage')
  const [settings, mail] = await Promise.all([getSettings(), getKeptMail(viewer, (await params).id)])
  if (mail === null) notFound()
  const print = printContextOf(settings)
  const { t } = print
  return (
    <SettingsFrame t={t} viewer={viewer} current="mail" about={t('mail.about')}>
      <p className="mb-6">
        <a href="/reglages/courrier" className="quiet-link font-semibold">
          {t('mail.kept_back')}
        </a>
      </p>
      <KeptMail mail={mail} print={print} />
    </SettingsFrame>
  )
})
