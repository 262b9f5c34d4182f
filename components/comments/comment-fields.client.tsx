'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { commentLimits } from '#domain/comments/comment.ts'
import { readIdentity } from './comment-draft.ts'
import type { Refusal } from './send-comment.ts'

export type Typed = { name: string; email: string; text: string }
type FieldName = keyof Typed

const ids: Record<FieldName, string> = { text: 'champ-texte', name: 'champ-nom', email: 'champ-email' }
const order: readonly FieldName[] = ['text', 'name', 'email']
/** From here on the reader is told how much room is left. */
const nearLimit = commentLimits.body - 500

type Props = {
  typed: Typed
  reply: { id: string; name: string } | null
  cancelHref: string
  onCancelReply: () => void
  refusal: Refusal | null
  isReady: boolean
  isSending: boolean
}

/** Three labelled fields, uncontrolled: what was typed before the script arrived stays. */
export function CommentFields({
  typed,
  reply,
  cancelHref,
  onCancelReply,
  refusal,
  isReady,
  isSending,
}: Props) {
  const t = useTranslations()
  const [length, setLength] = useState(0)
  const message = useMessage()
  const errorOf = (field: FieldName) =>
    refusal?.fields[field] ? message(refusal.fields[field], refusal.values) : null

  return (
    <>
      {refusal ? <Summary refusal={refusal} /> : null}
      {reply ? (
        <p className="mt-3 flex flex-wrap items-baseline gap-x-4 text-15">
          <span className="font-semibold">{t('comments.replying_to', { name: reply.name })}</span>
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
      <Field name="text" label={t('comments.text')} error={errorOf('text')} aside={<Room length={length} />}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={6}
            defaultValue={typed.text}
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
              defaultValue={typed.name}
              className={control}
            />
          )}
        </Field>
        <Field
          name="email"
          label={t('comments.email')}
          error={errorOf('email')}
          note={t('comments.email_note')}
        >
          {(attributes) => (
            <input
              {...attributes}
              type="email"
              autoComplete="email"
              defaultValue={typed.email}
              className={control}
            />
          )}
        </Field>
      </div>
      <div className="trap" aria-hidden="true">
        <label htmlFor="champ-site">{t('comments.honeypot')}</label>
        <input id="champ-site" name="website" tabIndex={-1} autoComplete="off" />
      </div>
      {isReady ? <Remember /> : null}
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

type Attributes = {
  id: string
  name: string
  required: true
  'aria-invalid'?: true
  'aria-describedby'?: string
}

function Field(props: {
  name: FieldName
  label: string
  error: string | null
  note?: string
  aside?: ReactNode
  children: (attributes: Attributes) => ReactNode
}) {
  const id = ids[props.name]
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

/** Said only near the limit; a counter that runs from the first letter on is a reproach. */
function Room({ length }: { length: number }) {
  const t = useTranslations()
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
  const t = useTranslations()
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
    <p className="mt-4 flex items-center gap-3 text-14">
      <input ref={box} id="champ-memoire" name="remember" type="checkbox" className="size-5 shrink-0" />
      <label htmlFor="champ-memoire" className="py-1">
        {t('comments.remember')}
      </label>
    </p>
  )
}

/** What is wrong, in one place, with a way to each field; it takes the focus, because it is the answer. */
function Summary({ refusal }: { refusal: Refusal }) {
  const t = useTranslations()
  const message = useMessage()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every refusal is a new answer, also when it says the same.
  useEffect(() => box.current?.focus(), [refusal])
  const wrong = order.flatMap((field) =>
    refusal.fields[field] ? [{ field, code: refusal.fields[field] }] : [],
  )
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mt-3 border-l-4 border-bad bg-wash px-4 py-3 text-15"
    >
      <p className="font-semibold">
        {wrong.length > 0
          ? t('comments.problem', { count: wrong.length })
          : message(refusal.code, refusal.values)}
      </p>
      {wrong.length > 0 ? (
        <ul className="mt-1">
          {wrong.map(({ field, code }) => (
            <li key={field}>
              <a href={`#${ids[field]}`} className="quiet-link inline-block py-1">
                {message(code, refusal.values)}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-1 text-ink-2">{t('comments.kept')}</p>
      )}
    </div>
  )
}

/** The sentence for a code; a code this page does not know yet is said as a failure of the site. */
function useMessage() {
  const t = useTranslations()
  return (code: string | null | undefined, values: Refusal['values']): string => {
    if (!code) return t('comments.unreachable')
    const key = `errors.${code.replace('.', '_')}` as 'errors.site_unavailable'
    return t.has(key) ? t(key, { seconds: 0, ...values } as never) : t('errors.site_unavailable')
  }
}
