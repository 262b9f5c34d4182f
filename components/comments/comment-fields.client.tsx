'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { commentLimits } from '#domain/comments/comment.ts'
import { isolate } from '#lib/direction.ts'
import { readIdentity } from './comment-draft.ts'
import { Field, type FieldName } from './comment-field.client.tsx'
import { Summary, useMessage } from './comment-refusal.client.tsx'
import { useWords } from './comment-words.client.tsx'
import type { Refusal } from './send-comment.ts'

export type Typed = Record<FieldName, string>

/** From here on the reader is told how much room is left. */
const nearLimit = commentLimits.body - 500

type Props = {
  typed: Typed
  reply: { id: string; name: string } | null
  cancelHref: string
  onCancelReply: () => void
  refusal: Refusal | null
  isSending: boolean
}

/** Three labelled fields, uncontrolled: what was typed before the script arrived stays. */
export function CommentFields({ typed, reply, cancelHref, onCancelReply, refusal, isSending }: Props) {
  const t = useWords()
  const [length, setLength] = useState(0)
  const message = useMessage()
  const errorOf = (field: FieldName) =>
    refusal?.fields[field] ? message(refusal.fields[field], refusal.values) : null

  return (
    <>
      {refusal ? <Summary refusal={refusal} /> : null}
      <p className="mt-2 text-14 text-ink-2">{t('comments.required')}</p>
      {reply ? (
        <p className="mt-3 flex flex-wrap items-baseline gap-x-4 text-15">
          <span className="font-semibold">{t('comments.replying_to', { name: isolate(reply.name) })}</span>
          <a
            href={cancelHref}
            onClick={(event) => {
              event.preventDefault()
              onCancelReply()
            }}
            className="quiet-link inline-block py-1 text-14"
          >
            {t('comments.cancel_reply')}
          </a>
        </p>
      ) : null}
      <Field name="body" label={t('comments.body')} error={errorOf('body')} aside={<Room length={length} />}>
        {(attributes) => (
          <textarea
            {...attributes}
            dir="auto"
            rows={6}
            defaultValue={typed.body}
            readOnly={isSending}
            onInput={(event) => setLength([...event.currentTarget.value].length)}
            className={`${control} resize-y leading-[1.5]`}
          />
        )}
      </Field>
      <div className="grid gap-x-6 sm:grid-cols-2">
        <Field name="name" label={t('comments.name')} error={errorOf('name')} note={t('comments.name_note')}>
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              autoComplete="name"
              dir="auto"
              defaultValue={typed.name}
              readOnly={isSending}
              className={control}
            />
          )}
        </Field>
        <Field
          name="email"
          label={t('comments.email')}
          error={errorOf('email')}
          note={`${t('comments.email_note')} ${t('comments.email_example')}`}
        >
          {(attributes) => (
            <input
              {...attributes}
              type="email"
              autoComplete="email"
              defaultValue={typed.email}
              readOnly={isSending}
              className={control}
            />
          )}
        </Field>
      </div>
      <div className="trap" aria-hidden="true">
        <label htmlFor="champ-site">{t('comments.honeypot')}</label>
        <input id="champ-site" name="website" tabIndex={-1} autoComplete="off" />
      </div>
      <Remember />
      <p className="mt-4 text-14 text-ink-2">
        {t.rich('comments.charter', {
          link: (words: ReactNode) => (
            <a href="/charte-des-commentaires" className="quiet-link text-ink">
              {words}
            </a>
          ),
        })}
      </p>
      <p className="mt-4">
        <button
          type="submit"
          aria-disabled={isSending}
          className="min-h-11 cursor-pointer rounded-control bg-ink px-5 py-2 text-16 font-semibold text-paper hover:bg-accent-ink aria-disabled:cursor-progress aria-disabled:opacity-60"
        >
          {isSending ? t('comments.sending') : t('comments.submit')}
        </button>
      </p>
    </>
  )
}

const control =
  'block min-h-11 w-full rounded-control border border-ink-2 bg-paper px-3 py-2 text-16 text-ink hover:border-ink aria-invalid:border-2 aria-invalid:border-bad'

/** Said only near the limit; a counter that runs from the first letter on is a reproach. */
function Room({ length }: { length: number }) {
  const t = useWords()
  const left = commentLimits.body - length
  return (
    <p
      aria-live="polite"
      className={`text-13 tabular-nums ${left < 0 ? 'font-semibold text-bad' : 'text-ink-2'}`}
    >
      {length < nearLimit
        ? null
        : left < 0
          ? t('comments.characters_over', { count: -left })
          : t('comments.characters_left', { count: left })}
    </p>
  )
}

/** Off unless the reader wants it; then the two fields fill themselves on this device. */
function Remember() {
  const t = useWords()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const identity = readIdentity()
    if (!identity || !box.current) return
    box.current.checked = true
    for (const name of ['name', 'email'] as const) {
      const field = box.current.form?.elements.namedItem(name)
      if (field instanceof HTMLInputElement && field.value === '') field.value = identity[name]
    }
  }, [])
  return (
    <p className="needs-script mt-4 flex items-center gap-3 text-14">
      <input ref={box} id="champ-memoire" name="remember" type="checkbox" className="size-5 shrink-0" />
      <label htmlFor="champ-memoire" className="py-1">
        {t('comments.remember')}
      </label>
    </p>
  )
}
