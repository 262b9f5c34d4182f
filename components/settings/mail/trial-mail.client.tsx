'use client'

import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { sendTrialMail } from '#domain/mail/actions.ts'

/** A server may take half a minute to say no. */
export function TrialMail() {
  const t = useTranslations()
  const action = useAction(sendTrialMail)
  return (
    <div>
      <Button onClick={() => action.run({})} disabled={action.isBusy}>
        {t('mail.trial_send')}
      </Button>
      <p
        role="status"
        className={`mt-2 max-w-140 text-14 wrap-anywhere ${action.summary === null ? 'text-good' : 'text-bad'}`}
      >
        {action.isBusy
          ? t('mail.trial_sending')
          : (action.summary ?? (action.done ? t('mail.trial_sent', { address: action.done.address }) : ''))}
      </p>
    </div>
  )
}
