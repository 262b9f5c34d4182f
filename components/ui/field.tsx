import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { OverLimit } from './over-limit.client.tsx'

export const controlClass =
  'block w-full min-h-11 md:min-h-9 rounded-control border border-ink-2 bg-paper px-3 py-1.5 text-16 md:text-14 leading-5 text-ink placeholder:text-ink-2 hover:border-ink disabled:cursor-not-allowed disabled:bg-wash disabled:text-ink-2 aria-invalid:border-bad aria-invalid:border-2'

type Around = {
  id: string
  label: ReactNode
  hint?: ReactNode
  /** The sentence of the refusal; it stands beside what it concerns. */
  error?: ReactNode
  /** Said after the label, e.g. « facultatif ». */
  aside?: ReactNode
  /** Characters; what is beyond them stays in the field, is counted, and is refused by the server. */
  limit?: number
}

/** What a control must carry so that its hint and its error are read with it. */
export function describedBy({ id, hint, error }: Pick<Around, 'id' | 'hint' | 'error'>) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { id, 'aria-describedby': ids || undefined, 'aria-invalid': error ? (true as const) : undefined }
}

/** A label, a control, its hint and its error. The control must carry `describedBy(...)`. */
export function Field({ id, label, hint, error, aside, limit, children }: Around & { children: ReactNode }) {
  return (
    <div>
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-14 leading-5 font-semibold">
          {label}
        </label>{' '}
        {aside ? <span className="text-13 text-ink-2">{aside}</span> : null}
      </div>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-13 leading-5 text-ink-2">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="mt-1 text-13 leading-5 font-semibold text-bad">
          {error}
        </p>
      ) : null}
      {limit === undefined ? null : <OverLimit id={id} limit={limit} />}
    </div>
  )
}

export function TextField({
  id,
  label,
  hint,
  error,
  aside,
  limit,
  className,
  ...input
}: Around & ComponentProps<'input'>) {
  return (
    <Field id={id} label={label} hint={hint} error={error} aside={aside} limit={limit}>
      <input
        {...input}
        {...describedBy({ id, hint, error })}
        className={classNames(controlClass, className)}
      />
    </Field>
  )
}

export function TextArea({
  id,
  label,
  hint,
  error,
  aside,
  limit,
  className,
  rows = 3,
  ...input
}: Around & ComponentProps<'textarea'>) {
  return (
    <Field id={id} label={label} hint={hint} error={error} aside={aside} limit={limit}>
      <textarea
        {...input}
        {...describedBy({ id, hint, error })}
        rows={rows}
        className={classNames(controlClass, 'resize-y', className)}
      />
    </Field>
  )
}

export function Checkbox({ id, label, hint, error, className, ...input }: Around & ComponentProps<'input'>) {
  return (
    <div className={className}>
      <div className="flex min-h-11 items-center gap-3 md:min-h-9">
        <input
          {...input}
          {...describedBy({ id, hint, error })}
          type="checkbox"
          className="size-5 shrink-0 md:size-4"
        />
        <label htmlFor={id} className="text-14 leading-5">
          {label}
        </label>
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-13 leading-5 text-ink-2">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-13 leading-5 font-semibold text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}
