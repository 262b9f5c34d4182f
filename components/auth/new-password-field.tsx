import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ErrorCode } from '#domain/errors.ts'
import { PasswordField } from './password-field.client.tsx'

export type FieldErrors = {
  codeOf: (field: string) => ErrorCode | undefined
  errorOf: (field: string) => string | undefined
}

type Props = { name: string; label: string; errors: FieldErrors; aside?: ReactNode }

/** A password that is being chosen. What is too short for one is called weak, not only short. */
export function NewPasswordField({ name, label, errors, aside }: Props) {
  const t = useTranslations()
  return (
    <PasswordField
      id={name}
      name={name}
      label={label}
      hint={t('auth.password_hint')}
      autoComplete="new-password"
      error={errors.codeOf(name) === 'field.too_short' ? t('auth.password_weak') : errors.errorOf(name)}
      aside={aside}
      required
    />
  )
}
