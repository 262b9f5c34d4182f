'use client'

import { useEffect, useRef } from 'react'
import { CommentText } from './comment-text.tsx'
import { useWords } from './comment-words.client.tsx'

/** `isOnline`: readers see it already. */
export type Sent = { name: string; body: string; isOnline: boolean }

type Props = {
  /** The words that were sent; null when the page was reached after a post without a script: it shows nobody's words. */
  comment: Sent | null
  onAnother?: () => void
}

/** The receipt, and what will happen next; never more than is true. */
export function CommentReceived({ comment, onAnother }: Props) {
  const t = useWords()
  const notice = useRef<HTMLDivElement>(null)
  const isInPlace = comment !== null
  useEffect(() => {
    if (isInPlace) notice.current?.focus()
  }, [isInPlace])
  return (
    <div className="mt-3 mb-5">
      <div
        ref={notice}
        role="status"
        tabIndex={-1}
        className="border-l-4 border-good bg-wash px-4 py-3 text-15"
      >
        <p className="font-semibold">
          {comment?.isOnline ? t('comments.received_online') : t('comments.received')}
        </p>
        <p className="mt-1 text-ink-2">
          {comment?.isOnline ? t('comments.received_online_note') : t('comments.received_delay')}
        </p>
      </div>
      {comment ? (
        <div className="mt-4 border-l border-rule pl-4">
          <p className="flex flex-wrap items-baseline gap-x-3 text-14">
            <bdi className="text-15 font-semibold [overflow-wrap:anywhere]">{comment.name}</bdi>
            {comment.isOnline ? (
              <span className="text-13 text-ink-2">{t('comments.online')}</span>
            ) : (
              <>
                <span className="border border-warn px-1 text-12 leading-[1.5] font-semibold text-warn">
                  {t('comments.pending')}
                </span>
                <span className="text-13 text-ink-2">{t('comments.pending_note')}</span>
              </>
            )}
          </p>
          <CommentText body={comment.body} />
        </div>
      ) : null}
      {onAnother ? (
        <p className="mt-4">
          <button
            type="button"
            onClick={onAnother}
            className="quiet-link cursor-pointer py-1 text-15 font-semibold"
          >
            {t('comments.another')}
          </button>
        </p>
      ) : null}
    </div>
  )
}
