'use client'

import { Fragment } from 'react'
import { usefulAddress } from '#contract/addresses.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { type Packed, unpack } from '#lib/packed.ts'
import { CommentText } from './comment-text.tsx'
import { CommentTools, usefulForm } from './comment-tools.tsx'
import type { ListedComments } from './listed-comments.ts'
import type { PrintedComment } from './printed-comment.ts'

/**
 * The voices of a thread. A client component though it does nothing in the browser: the page then carries each comment
 * once as words, and not a second time as a tree of elements, which costs twice the bytes and twice the time to render.
 */
export function CommentList({
  comments,
  ...shared
}: { comments: Packed<PrintedComment[]> } & ListedComments) {
  return (
    <>
      {/* One form for all of them: each button says which comment it is about. */}
      {shared.isOpen ? <form id={usefulForm} method="post" action={usefulAddress} /> : null}
      <ul className="mt-8 space-y-6">
        {unpack(comments).map((comment) => (
          <Comment key={comment.id} comment={comment} isReply={false} {...shared} />
        ))}
      </ul>
    </>
  )
}

type Props = { comment: PrintedComment; isReply: boolean } & ListedComments

function Comment({ comment, isReply, ...shared }: Props) {
  const { id, name, replies, absent, further, earlier } = comment
  const { href, isOpen, locale } = shared
  const { thread, comment: permalink } = addressesIn(locale)
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
            {comment.badge ? (
              <span className="border border-accent-ink px-1 text-12 leading-[1.5] font-semibold text-accent-ink">
                {comment.badge}
              </span>
            ) : null}{' '}
            <a href={permalink(href, id)} rel="nofollow" className="py-1 text-13 text-ink-2 hover:underline">
              <time dateTime={comment.at}>{comment.when}</time>
            </a>
            {comment.marks.map((mark) => (
              <Fragment key={mark}>
                {' '}
                <span className="text-12 leading-[1.5] font-semibold text-accent-ink">{mark}</span>
              </Fragment>
            ))}
            {comment.answers ? <p className="text-13 text-ink-2">{comment.answers}</p> : null}
          </header>
          <CommentText body={comment.body} />
          <CommentTools comment={comment} {...shared} />
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
      {further ? <Further href={permalink(href, further.id)} label={further.label} /> : null}
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
