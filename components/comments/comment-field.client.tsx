'use client'

import { useState } from 'react'
import { type CommentField, type CommentFieldName, commentFields } from '#contract/comment-form/fields.ts'
import { useWords } from './comment-words.client.tsx'

type Props = { name: CommentFieldName; typed: string; error: string | null; isSending: boolean }

/** A label, a control, and under it the note and the error that are read with it; uncontrolled. */
export function Field({ name, typed, error, isSending }: Props) {
  const t = useWords()
  const { id, control, autocomplete }: CommentField = commentFields[name]
  const { label, notes, limit } = commentFields[name]
  const [length, setLength] = useState(0)
  const described = [notes.length > 0 ? `${id}-note` : '', error ? `${id}-erreur` : ''].filter(Boolean)
  const attributes = {
    id,
    name,
    required: true,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described.join(' ') || undefined,
    defaultValue: typed,
    readOnly: isSending,
  } as const
  return (
    <div className="mt-4">
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-15 font-semibold">
          {t(label)}
        </label>
        {control === 'textarea' ? <Room left={limit - length} /> : null}
      </div>
      {control === 'textarea' ? (
        <textarea
          {...attributes}
          dir="auto"
          rows={6}
          onInput={(event) => setLength([...event.currentTarget.value].length)}
          className={`${controlClass} resize-y leading-[1.5]`}
        />
      ) : (
        <input
          {...attributes}
          type={control}
          autoComplete={autocomplete}
          // An address is written from left to right in every script.
          dir={control === 'email' ? undefined : 'auto'}
          className={controlClass}
        />
      )}
      {notes.length > 0 ? (
        <p id={`${id}-note`} className="mt-1 text-13 leading-[1.45] text-ink-2">
          {notes.map((note) => t(note)).join(' ')}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-erreur`} className="mt-1 text-14 leading-[1.45] font-semibold text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}

const controlClass =
  'block min-h-11 w-full rounded-control border border-ink-2 bg-paper px-3 py-2 text-16 text-ink hover:border-ink aria-invalid:border-2 aria-invalid:border-bad'

/** From here on the reader is told how much room is left. */
const nearLimit = 500

/** Said only near the limit; a counter that runs from the first letter on is a reproach. */
function Room({ left }: { left: number }) {
  const t = useWords()
  return (
    <p
      aria-live="polite"
      className={`text-13 tabular-nums ${left < 0 ? 'font-semibold text-bad' : 'text-ink-2'}`}
    >
      {left > nearLimit
        ? null
        : left < 0
          ? t('comments.characters_over', { count: -left })
          : t('comments.characters_left', { count: left })}
    </p>
  )
}
