import { useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field.tsx'
import type { ErrorCode } from '#domain/errors.ts'
import { personLimits } from '#domain/people/person.ts'
import { sectionLimits } from '#domain/sections/section.ts'
import { settingsLimits } from '#domain/settings/settings-limits.ts'
import { PasswordField } from './password-field.client.tsx'

type Errors = {
  codeOf: (field: string) => ErrorCode | undefined
  errorOf: (field: string) => string | undefined
}

/** What a newsroom is begun with: its name, its first section, and the account of whoever runs it. */
export function FounderFields({ errors }: { errors: Errors }) {
  const t = useTranslations()
  const { codeOf, errorOf } = errors
  return (
    <>
      <fieldset className="space-y-5">
        <legend className="mb-3 w-full border-t border-ink pt-3 font-semibold">
          {t('auth.founder_newspaper')}
        </legend>
        <TextField
          id="newspaper"
          name="newspaper"
          label={t('settings.site_name')}
          autoComplete="organization"
          maxLength={settingsLimits.name}
          error={errorOf('newspaper')}
          required
        />
        <TextField
          id="section"
          name="section"
          label={t('auth.founder_section')}
          hint={t('auth.founder_section_hint')}
          defaultValue={t('auth.founder_section_usual')}
          maxLength={sectionLimits.name}
          error={errorOf('section')}
        />
      </fieldset>
      <fieldset className="space-y-5">
        <legend className="mb-3 w-full border-t border-ink pt-3 font-semibold">
          {t('auth.founder_account')}
        </legend>
        <TextField
          id="name"
          name="name"
          label={t('auth.name')}
          hint={t('auth.founder_name_hint')}
          autoComplete="name"
          maxLength={personLimits.name}
          error={errorOf('name')}
          required
        />
        <TextField
          id="email"
          name="email"
          type="email"
          label={t('auth.email')}
          autoComplete="username"
          error={errorOf('email')}
          required
        />
        <NewPassword code={codeOf('password')} error={errorOf('password')} />
      </fieldset>
    </>
  )
}

export function NewPassword({ code, error }: { code: ErrorCode | undefined; error: string | undefined }) {
  const t = useTranslations()
  return (
    <PasswordField
      id="password"
      name="password"
      label={t('auth.new_password')}
      hint={t('auth.password_hint')}
      autoComplete="new-password"
      error={code === 'field.too_short' ? t('auth.password_weak') : error}
      required
    />
  )
}
