'use client'

import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import { controlClass, describedBy, Field } from '#components/ui/field.tsx'

/** A password one may look at: long ones are typed right only when they can be seen. */
export function PasswordField({
  id,
  label,
  hint,
  error,
  aside,
  className,
  ...input
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  aside?: ReactNode
} & ComponentProps<'input'>) {
  const t = useTranslations()
  const [shown, setShown] = useState(false)
  // The button works only with JavaScript, so it comes with it.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <Field id={id} label={label} hint={hint} error={error} aside={aside}>
      <div className="relative">
        <input
          {...input}
          {...describedBy({ id, hint, error })}
          type={shown ? 'text' : 'password'}
          autoCapitalize="none"
          spellCheck={false}
          className={classNames(controlClass, 'pr-12', className)}
        />
        {ready ? (
          <button
            type="button"
            aria-pressed={shown}
            aria-label={t('auth.password_show')}
            title={shown ? t('auth.password_hide') : t('auth.password_show')}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 grid w-11 place-items-center text-ink-2 -outline-offset-2 hover:text-ink"
          >
            <svg
              viewBox="0 0 20 20"
              aria-hidden="true"
              className="size-5 fill-none stroke-current stroke-[1.5]"
            >
              <path d="M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10z" />
              <circle cx="10" cy="10" r="2.5" />
              {shown ? <path d="M3 17L17 3" /> : null}
            </svg>
          </button>
        ) : null}
      </div>
    </Field>
  )
}
