'use client'

import type { ReactNode } from 'react'

export type FieldName = 'name' | 'email' | 'body'

export const fieldIds: Record<FieldName, string> = {
  body: 'champ-texte',
  name: 'champ-nom',
  email: 'champ-email',
}
/** From top to bottom: the order in which mistakes are told. */
export const fieldOrder: readonly FieldName[] = ['body', 'name', 'email']

type Attributes = {
  id: string
  name: string
  required: true
  'aria-invalid'?: true
  'aria-describedby'?: string
}

/** A label, a control, and under it the note and the error that are read with it. */
export function Field(props: {
  name: FieldName
  label: string
  error: string | null
  note?: string
  aside?: ReactNode
  children: (attributes: Attributes) => ReactNode
}) {
  const id = fieldIds[props.name]
  const described = [props.note ? `${id}-note` : '', props.error ? `${id}-erreur` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div className="mt-4">
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-15 font-semibold">
          {props.label}
        </label>
        {props.aside}
      </div>
      {props.children({
        id,
        name: props.name,
        required: true,
        'aria-invalid': props.error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      {props.note ? (
        <p id={`${id}-note`} className="mt-1 text-13 leading-[1.45] text-ink-2">
          {props.note}
        </p>
      ) : null}
      {props.error ? (
        <p id={`${id}-erreur`} className="mt-1 text-14 leading-[1.45] font-semibold text-bad">
          {props.error}
        </p>
      ) : null}
    </div>
  )
}
