'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { honeypot } from '#contract/comment-form/fields.ts'
import { eachField, longFields } from '#contract/comment-form/form.ts'
import type { Locale } from '#lib/locale.ts'
import { answerUseful } from './answer-useful.ts'
import { forgetDraft, keepDraft, keepIdentity, readDraft } from './comment-draft.ts'
import { CommentFields, type Typed } from './comment-fields.client.tsx'
import { CommentReceived, type Sent } from './comment-received.client.tsx'
import { CommentWords, useWords } from './comment-words.client.tsx'
import type { FormWords } from './form-words.ts'
import { quoteShown, withQuote } from './quote.ts'
import { newRequestId, problemsOf, type Refusal, sendComment } from './send-comment.ts'
import { useColleague } from './use-colleague.ts'

type Reply = { id: string; name: string }

type Props = {
  articleId: string
  href: string
  formToken: string
  /** The comment that is answered, when the page was asked with `?reponse=`. */
  reply: Reply | null
  /** The page was reached after a post without a script. */
  isReceived: boolean
  /** Comments appear before anybody has read them. */
  isAtOnce?: boolean
  /** Words of the comment that is answered, when the page was asked with `?citer=1`. */
  quote?: string | null
  locale: Locale
  words: FormWords
}

/**
 * The form of a guest's comment. Its markup comes from the server and posts by itself; with a script it sends,
 * answers and moves below the answered comment in place. Nothing typed is ever taken out of it but by sending.
 */
export function CommentForm({ locale, words, ...props }: Props) {
  return (
    <CommentWords locale={locale} words={words}>
      <Form {...props} />
    </CommentWords>
  )
}

const empty: Typed = eachField(() => '')

function Form({
  articleId,
  href,
  formToken,
  reply: asked,
  isReceived,
  isAtOnce = false,
  quote = null,
}: Omit<Props, 'locale' | 'words'>) {
  const t = useWords()
  const [isReady, setReady] = useState(false)
  const [reply, setReply] = useState(asked)
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isSending, setSending] = useState(false)
  const [sent, setSent] = useState<Sent | null>(null)
  // What is in the fields when they are made anew: after a move, or after sending.
  const [typed, setTyped] = useState(() => (quote ? { ...empty, body: quote } : empty))
  const colleague = useColleague()
  const form = useRef<HTMLFormElement>(null)
  const requestId = useRef('')
  const isBusy = useRef(false)

  const read = (): Typed => {
    const data = new FormData(form.current ?? undefined)
    return eachField((name) => String(data.get(name) ?? ''))
  }

  useEffect(() => {
    setReady(true)
    const draft = readDraft(articleId)
    const field = form.current?.elements.namedItem('body')
    if (!draft || !(field instanceof HTMLTextAreaElement)) return
    if (field.value !== '' && !quote) return
    // Below a draft, unless it is in there already.
    field.value = quote && !draft.body.includes(quote.trim()) ? withQuote(draft.body, quote) : draft.body
    field.dispatchEvent(new Event('input', { bubbles: true }))
    // The words were an answer to somebody: they stay one.
    if (draft.reply && !asked) setReply(draft.reply)
  }, [articleId, asked, quote])

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
        return
      const link =
        event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-reply-to]') : null
      const { replyTo: id, replyName: name, quote: cites } = link?.dataset ?? {}
      const place = id ? document.getElementById(`reponse-${id}`) : null
      if (!id || !name || !place) return
      event.preventDefault()
      moveTo({ id, name }, place, cites === undefined ? '' : quoteShown(id))
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  })

  useEffect(() => {
    document.addEventListener('submit', answerUseful)
    return () => document.removeEventListener('submit', answerUseful)
  }, [])

  const moveTo = (next: Reply | null, place: HTMLElement | null, quoted = '') => {
    const now = read()
    const wanted = quoted ? { ...now, body: withQuote(now.body, quoted) } : now
    setTyped(wanted)
    setReply(next)
    setSlot(place)
    setSent(null)
    setRefusal(null)
    // After React has made the form in its new place.
    requestAnimationFrame(() => focusText(form.current, quoted ? wanted.body : undefined))
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isBusy.current || !form.current) return
    const data = new FormData(form.current)
    const fields = read()
    const problem = problemsOf(fields, colleague === null ? undefined : longFields)
    if (problem) return setRefusal(problem)
    isBusy.current = true
    setSending(true)
    // The same id until it has arrived: a second attempt of the same words is the same comment.
    requestId.current ||= newRequestId()
    const website = String(data.get(honeypot.name) ?? '')
    const answer = await sendComment({
      ...fields,
      articleId,
      parentId: reply?.id ?? '',
      website,
      formToken,
      requestId: requestId.current,
    })
    isBusy.current = false
    setSending(false)
    setRefusal(answer.refusal)
    if (answer.refusal) {
      if (answer.refusal.code === 'comment.request_reused') requestId.current = ''
      return
    }
    requestId.current = ''
    forgetDraft(articleId)
    if (colleague === null)
      keepIdentity(data.get('remember') ? { name: fields.name, email: fields.email } : null)
    setTyped({ ...fields, body: '' })
    setSent({ name: answer.name ?? fields.name, body: fields.body, isOnline: answer.isOnline })
  }

  const content = sent ? (
    <CommentReceived
      comment={sent}
      onAnother={() => {
        setSent(null)
        setReply(null)
        setSlot(null)
        requestAnimationFrame(() => focusText(form.current))
      }}
    />
  ) : (
    <>
      {isReceived && !refusal ? <CommentReceived comment={null} /> : null}
      <form
        ref={form}
        method="post"
        action="/api/comments"
        noValidate={isReady}
        onSubmit={submit}
        onInput={() => keepDraft(articleId, { body: read().body, reply })}
      >
        <input type="hidden" name="articleId" value={articleId} />
        <input type="hidden" name="parentId" value={reply?.id ?? ''} />
        <input type="hidden" name="formToken" value={formToken} />
        <CommentFields
          typed={typed}
          reply={reply}
          cancelHref={`${href}#laisser-un-commentaire`}
          onCancelReply={() => moveTo(null, null)}
          refusal={refusal}
          isSending={isSending}
          colleague={colleague}
          isAtOnce={isAtOnce}
        />
      </form>
    </>
  )
  const box = (
    <div id="laisser-un-commentaire" tabIndex={-1} className={slot ? 'mt-3 mb-6' : 'no-print mt-4'}>
      <h3 className="text-19 leading-[1.3] font-semibold">{t('comments.leave')}</h3>
      {content}
    </div>
  )
  return slot ? createPortal(box, slot) : box
}

/** `text`: what is to stand in it, also where the form has stayed in its place. */
function focusText(form: HTMLFormElement | null, text?: string): void {
  const field = form?.elements.namedItem('body')
  if (!(field instanceof HTMLTextAreaElement)) return
  field.focus()
  if (text === undefined) return
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
