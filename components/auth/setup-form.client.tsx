'use client'

import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { completeSetup } from '#domain/people/actions.ts'
import type { SetupLinkView } from '#domain/people/view.ts'
import { FounderFields } from './founder-fields.tsx'
import { NewPasswordField } from './new-password-field.tsx'

/** Uses a one-time link: a password for an invited account, a whole newsroom for the first administrator. */
export function SetupForm({ token, link }: { token: string; link: SetupLinkView }) {
  const t = useTranslations()
  // A whole new page: the form with its password must not stay in the history of this one.
  const action = useAction(completeSetup, ({ next }) => location.replace(next))
  const isFirst = link.kind === 'first_admin'
  return (
    <form onSubmit={action.onSubmit} className="space-y-5" noValidate>
      {action.summary ? <Notice tone="bad">{action.summary}</Notice> : null}
      <input type="hidden" name="token" value={token} />
      {isFirst ? (
        <FounderFields errors={action} />
      ) : (
        <>
          {/* Password managers store the pair. */}
          <input type="email" autoComplete="username" value={link.email} readOnly hidden />
          <NewPasswordField name="password" label={t('auth.new_password')} errors={action} />
        </>
      )}
      {/* Done: the next page is on its way, and a second press would find the link used. */}
      <Button
        type="submit"
        look="primary"
        className="w-full"
        disabled={action.isBusy || action.done !== undefined}
      >
        {t(isFirst ? 'auth.setup_first_submit' : 'auth.setup_submit')}
      </Button>
    </form>
  )
}
