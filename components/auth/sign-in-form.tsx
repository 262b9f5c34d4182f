import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import type { Translator } from '#contract/i18n/translator.ts'
import { PasswordField } from './password-field.client.tsx'

/** A plain form: it signs in with no JavaScript, and with a password manager. */
export function SignInForm({ t, email, suite }: { t: Translator; email: string; suite: string | null }) {
  return (
    <form method="post" action="/api/auth/sign-in" className="space-y-5">
      {suite ? <input type="hidden" name="suite" value={suite} /> : null}
      <TextField
        id="email"
        name="email"
        type="email"
        label={t('auth.email')}
        autoComplete="username"
        defaultValue={email}
        autoFocus={email === ''}
        aside={t('common.required')}
        required
      />
      <PasswordField
        id="password"
        name="password"
        label={t('auth.password')}
        autoComplete="current-password"
        autoFocus={email !== ''}
        aside={t('common.required')}
        required
      />
      <Button type="submit" look="primary" className="w-full">
        {t('auth.sign_in')}
      </Button>
      <p className="text-13 leading-5 text-ink-2">{t('auth.sign_in_help')}</p>
    </form>
  )
}
