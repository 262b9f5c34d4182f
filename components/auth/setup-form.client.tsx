'use client'

import { type FormEvent, useRef, useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ErrorCode } from '#domain/errors.ts'
import { completeSetup } from '#domain/people/actions.ts'
import type { SetupLinkView } from '#domain/people/view.ts'
import { errorMessage } from '#lib/i18n/error-message.ts'
import { PasswordField } from './password-field.client.tsx'

type Refusal = { code: ErrorCode; fields: Record<string, ErrorCode>; values: Record<string, string | number> }

/** Uses a one-time link: a password for an invited account, a whole account for the first administrator. */
export function SetupForm({ token, link }: { token: string; link: SetupLinkView }) {
  const t = useTranslations()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isSaving, startSaving] = useTransition()
  const form = useRef<HTMLFormElement>(null)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(event.currentTarget))
    startSaving(async () => {
      const result = await completeSetup({ token, ...fields }).catch(() => null)
      if (result?.ok) {
        // A whole new page: the form with its password must not stay in the history of this one.
        location.replace('/connexion?message=pret')
        return
      }
      setRefusal(result ?? { code: 'site.unavailable', fields: {}, values: {} })
      const first = Object.keys(result?.fields ?? {})[0]
      form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
    })
  }

  const errorOf = (field: string) => {
    const code = refusal?.fields[field]
    if (!code) return undefined
    return field === 'password' && code === 'field.too_short'
      ? t('auth.password_weak')
      : errorMessage(t, code)
  }

  return (
    <form ref={form} onSubmit={submit} className="space-y-5" noValidate>
      {refusal && Object.keys(refusal.fields).length === 0 ? (
        <Notice tone="bad">{errorMessage(t, refusal.code, refusal.values)}</Notice>
      ) : null}
      {link.kind === 'first_admin' ? (
        <>
          <TextField
            id="name"
            name="name"
            label={t('auth.name')}
            autoComplete="name"
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
        </>
      ) : (
        // Password managers store the pair.
        <input type="email" autoComplete="username" value={link.email} readOnly hidden />
      )}
      <PasswordField
        id="password"
        name="password"
        label={t('auth.new_password')}
        hint={t('auth.password_hint')}
        autoComplete="new-password"
        error={errorOf('password')}
        required
      />
      <Button type="submit" look="primary" className="w-full" disabled={isSaving}>
        {t('auth.setup_submit')}
      </Button>
    </form>
  )
}
