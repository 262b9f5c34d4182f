'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, buttonLinkClass } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.client.tsx'

/** Signing in happens in another tab: this page, and the text on it, stays exactly as it is. */
export function SessionDialog({
  open,
  onOpenChange,
  onRetry,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  onRetry: () => Promise<boolean>
}) {
  const t = useTranslations()
  const [hasFailed, setFailed] = useState(false)
  const signIn = useRef<HTMLAnchorElement>(null)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('redaction.session.title')}
      description={t('redaction.session.text')}
      initialFocus={signIn}
      footer={
        <>
          <Button onClick={async () => setFailed(!(await onRetry()))}>{t('redaction.session.retry')}</Button>
          <a
            ref={signIn}
            href="/connexion?suite=/redaction"
            target="_blank"
            rel="noopener"
            className={buttonLinkClass('primary')}
          >
            {t('redaction.session.open')}
          </a>
        </>
      }
    >
      <p role="alert" className="text-14 font-semibold text-bad">
        {hasFailed ? t('redaction.session.still') : ''}
      </p>
    </Dialog>
  )
}
