'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { type CommentFieldName, honeypot } from '#contract/comment-form/fields.ts'
import { longFields, shortFields } from '#contract/comment-form/form.ts'
import { isolate } from '#lib/direction.ts'
import { readIdentity } from './comment-draft.ts'
import { Field } from './comment-field.client.tsx'
import { Summary, useMessage } from './comment-refusal.client.tsx'
import { useAddresses, useWords } from './comment-words.client.tsx'
import type { Refusal } from './send-comment.ts'

export type Typed = Record<CommentFieldName, string>

type Props = {
  typed: Typed
  reply: { id: string; name: string } | null
  cancelHref: string
  onCancelReply: () => void
  refusal: Refusal | null
  isSending: boolean
  /** Under which name somebody of the newsroom writes, when this browser is signed in. */
  colleague: string | null
  /** Comments appear before anybody has read them. */
  isAtOnce: boolean
}

/** Labelled fields, uncontrolled: what was typed before the script arrived stays. */
export function CommentFields({
  typed,
  reply,
  cancelHref,
  onCancelReply,
  refusal,
  isSending,
  colleague,
  isAtOnce,
}: Props) {
  const t = useWords()
  const message = useMessage()
  const { pages } = useAddresses()
  const field = (name: CommentFieldName) => (
    <Field
      key={name}
      name={name}
      typed={typed[name]}
      error={refusal?.fields[name] ? message(refusal.fields[name], refusal.values) : null}
      isSending={isSending}
    />
  )

  return (
    <>
      {refusal ? <Summary refusal={refusal} /> : null}
      <p className="mt-2 text-14 text-ink-2">
        {colleague === null
          ? t('comments.required')
          : t('comments.as_colleague', { name: isolate(colleague) })}
      </p>
      {reply ? (
        <p className="mt-3 flex flex-wrap items-baseline gap-x-4 text-15">
          <span className="font-semibold">{t('comments.replying_to', { name: isolate(reply.name) })}</span>{' '}
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
      {longFields.map(field)}
      {colleague === null ? (
        <div className="grid gap-x-6 sm:grid-cols-2">{shortFields.map(field)}</div>
      ) : null}
      <div className="trap" aria-hidden="true">
        <label htmlFor={honeypot.id}>{t(honeypot.label)}</label>
        <input id={honeypot.id} name={honeypot.name} tabIndex={-1} autoComplete="off" />
      </div>
      {colleague === null ? <Remember /> : null}
      <p className="mt-4 text-14 text-ink-2">
        {t.rich(isAtOnce ? 'comments.charter_at_once' : 'comments.charter', {
          link: (words: ReactNode) => (
            <a href={pages.charter} className="quiet-link text-ink">
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
