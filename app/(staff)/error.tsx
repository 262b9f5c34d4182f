'use client'

import { useTranslations } from 'use-intl'
import { StaffMessage } from '#components/layout/staff-message.tsx'
import { Button, buttonLinkClass } from '#components/ui/button.tsx'

export default function StaffError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const t = useTranslations()
  return (
    <StaffMessage
      title={t('auth.crash_title')}
      actions={
        <>
          <Button look="primary" onClick={reset}>
            {t('auth.outage_retry')}
          </Button>
          <a href="/" className={buttonLinkClass()}>
            {t('auth.shell_site')}
          </a>
        </>
      }
    >
      <p>{error.digest ? t('auth.crash_text', { digest: error.digest }) : t('auth.crash_text_plain')}</p>
    </StaffMessage>
  )
}
