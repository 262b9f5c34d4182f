import { redirect } from 'next/navigation'
import { StaffMessage } from '#components/layout/staff-message.tsx'
import { buttonLinkClass } from '#components/ui/button.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { landingPath } from '#domain/people/landing.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('auth.refused_title'))

/** Where somebody is sent whose role does not open the page asked for. */
export default whileAvailable(async function RefusedPage() {
  const viewer = await getViewer()
  if (!viewer) redirect('/connexion')
  const t = translator((await getSettings()).language)
  return (
    <StaffMessage
      title={t('auth.refused_title')}
      actions={
        <a href={landingPath(viewer.role)} className={buttonLinkClass('primary')}>
          {t('auth.refused_back')}
        </a>
      }
    >
      <p>{t('auth.refused_text', { role: t(`auth.role_${viewer.role}`) })}</p>
    </StaffMessage>
  )
})
