'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { FormPart } from '#components/forms/form-part.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { TextField } from '#components/ui/field.tsx'
import { saveMailSettings } from '#domain/mail/actions.ts'
import { mailLimits } from '#domain/mail/settings.ts'
import type { MailRoute } from '#domain/mail/view.ts'

/** Who mail comes from, and where answers go. */
export function SenderForm({ from, senderName, replyTo }: Omit<MailRoute, 'host'>) {
  const t = useTranslations()
  const router = useRouter()
  const action = useAction(saveMailSettings, () => router.refresh())
  return (
    <form onSubmit={action.onSubmit} onInput={action.onInput} noValidate>
      <FormPart title={t('mail.sender_title')} about={t('mail.sender_about')}>
        <TextField
          id="senderName"
          name="senderName"
          defaultValue={senderName}
          error={action.errorOf('senderName')}
          label={t('mail.sender_name')}
          hint={t('mail.sender_name_hint')}
          limit={mailLimits.senderName}
        />
        <TextField
          id="replyTo"
          name="replyTo"
          type="email"
          defaultValue={replyTo}
          error={action.errorOf('replyTo')}
          label={t('mail.reply_to')}
          hint={t('mail.reply_to_hint', { from })}
        />
        <FormFoot
          label={t('common.save')}
          isBusy={action.isBusy}
          summary={action.summary}
          done={action.done === undefined ? null : t('settings.saved')}
        />
      </FormPart>
    </form>
  )
}
