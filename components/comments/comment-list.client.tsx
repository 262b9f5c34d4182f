'use client'

import { commentFields } from '#contract/comment-form/fields.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import type { Locale } from '#lib/locale.ts'
import { type Packed, unpack } from '#lib/packed.ts'
import { CommentText } from './comment-text.tsx'
import type { PrintedComment } from './printed-comment.ts'

type Shared = {
  /** Address of the article. */
  href: string
  /** Of this page, where a form stands. */
  formHref: string
  isOpen: boolean
  locale: Locale
  words: { staff: string; reply: string }
}

/**
 * The voices of a thread. A client component though it does nothing in the browser: the page then carries each comment
 * once as words, and not a second time as a tree of elements, which costs twice the bytes and twice the time to render.
 */
export function CommentList({ comments, ...shared }: { comments: Packed<PrintedComment[]> } & Shared) {
  return (
    <ul className="mt-8 space-y-6">
      {unpack(comments).map((comment) => (
        <Comment key={comment.id} comment={comment} isReply={false} {...shared} />
      ))}
    </ul>
  )
}

type Props = { comment: PrintedComment; isReply: boolean } & Shared

function Comment({ comment, isReply, ...shared }: Props) {
  const { id, name, replies, absent, further, earlier } = comment
  const { href, formHref, isOpen, locale, words } = shared
  const { thread } = addressesIn(locale)
  const Name = isReply ? 'h4' : 'h3'
  return (
    <li
      id={`commentaire-${id}`}
      tabIndex={-1}
      className={`comment ${isReply ? 'border-l border-rule pl-4 sm:pl-6' : 'border-t border-rule pt-5'}`}
    >
      {absent === null ? (
        <article>
          <header className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-14">
            {/* The name alone: who goes from heading to heading hears who speaks. */}
            <Name className="text-15 font-semibold [overflow-wrap:anywhere]">
              <bdi>{name}</bdi>
            </Name>
            {comment.isStaff ? (
              <span className="border border-accent-ink px-1 text-12 leading-[1.5] font-semibold text-accent-ink">
                {words.staff}
              </span>
            ) : null}
            <a href={`#commentaire-${id}`} className="py-1 text-13 text-ink-2 hover:underline">
              <time dateTime={comment.at}>{comment.when}</time>
            </a>
            {comment.answers ? <p className="text-13 text-ink-2">{comment.answers}</p> : null}
          </header>
          <CommentText body={comment.body} />
          {isOpen ? (
            <p className="no-print mt-1">
              <a
                href={`${formHref}?reponse=${id}#${commentFields.body.id}`}
                rel="nofollow"
                data-reply-to={id}
                data-reply-name={name}
                aria-label={comment.reply}
                className="inline-block py-1 text-14 font-semibold text-ink-2 hover:text-ink hover:underline"
              >
                {words.reply}
              </a>
            </p>
          ) : null}
          {/* Where the form moves to when one answers this comment. */}
          {isOpen ? <div id={`reponse-${id}`} /> : null}
        </article>
      ) : (
        <Name className="text-15 text-ink-2">{absent}</Name>
      )}
      {earlier ? <Further href={thread(href, id)} label={earlier} /> : null}
      {replies.length > 0 ? (
        <ul className="mt-4 space-y-5" aria-label={comment.repliesLabel || undefined}>
          {replies.map((reply) => (
            <Comment key={reply.id} comment={reply} isReply {...shared} />
          ))}
        </ul>
      ) : null}
      {further ? (
        <Further href={`${thread(href, further.id)}#commentaire-${further.id}`} label={further.label} />
      ) : null}
    </li>
  )
}

/** To what is said elsewhere in the same conversation. */
function Further({ href, label }: { href: string; label: string }) {
  return (
    <p className="no-print mt-4 border-l border-rule pl-4 text-14 sm:pl-6">
      <a href={href} rel="nofollow" className="quiet-link inline-block py-1 font-semibold">
        {label}
      </a>
    </p>
  )
}
