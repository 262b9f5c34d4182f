'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { NewPasswordField } from '#components/auth/new-password-field.tsx'
import { PasswordField } from '#components/auth/password-field.client.tsx'
import { FormFoot } from '#components/forms/form-foot.tsx'
import { useAction } from '#components/forms/use-action.ts'
import { changePassword } from '#domain/people/actions.ts'

/** One's own password. Both fields are emptied once it is changed. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const action = useAction(changePassword, () => {
    form.current?.reset()
    router.refresh()
  })
  return (
    <form ref={form} onSubmit={action.onSubmit} onInput={action.onInput} noValidate className="space-y-5">
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        id="current"
        name="current"
        label={t('settings.password_current')}
        autoComplete="current-password"
        error={action.errorOf('current')}
        aside={t('common.required')}
        required
      />
      <NewPasswordField
        name="next"
        label={t('settings.password_next')}
        errors={action}
        aside={t('common.required')}
      />
      <FormFoot
        label={t('settings.password_save')}
        isBusy={action.isBusy}
        summary={action.summary}
        done={action.done ? t('settings.password_saved', { ended: action.done.ended }) : null}
      />
    </form>
  )
}
