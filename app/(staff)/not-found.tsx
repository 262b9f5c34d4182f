import { StaffMessage } from '#components/layout/staff-message.tsx'
import { buttonLinkClass } from '#components/ui/button.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { landingPath } from '#domain/people/landing.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getViewer } from '#domain/viewer.ts'

export default async function StaffNotFound() {
  const [{ language }, viewer] = await Promise.all([getSettings(), getViewer()])
  const t = translator(language)
  return (
    <StaffMessage
      title={t('auth.missing_title')}
      actions={
        <a href={viewer ? landingPath(viewer.role) : '/connexion'} className={buttonLinkClass()}>
          {t('auth.missing_back')}
        </a>
      }
    >
      <p>{t('auth.missing_text')}</p>
    </StaffMessage>
  )
}
