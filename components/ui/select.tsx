import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { controlClass, describedBy, Field } from './field.tsx'

export type Choice = { value: string; label: string; disabled?: boolean }

/** The browser's own list: it works everywhere, on phones best of all. */
export function Select({
  id,
  label,
  hint,
  error,
  aside,
  choices,
  empty,
  className,
  ...select
}: {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  aside?: ReactNode
  choices: readonly Choice[]
  /** Wording of the choice « none »; left out when a value is required. */
  empty?: string
} & ComponentProps<'select'>) {
  return (
    <Field id={id} label={label} hint={hint} error={error} aside={aside}>
      <select
        {...select}
        {...describedBy({ id, hint, error })}
        className={classNames(controlClass, className)}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
