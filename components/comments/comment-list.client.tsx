import type { CommentView } from '#domain/comments/view.ts'
import type { Edition } from '#lib/edition.ts'
import { Time } from '../ui/time.tsx'
import { CommentText } from './comment-text.tsx'

type Props = { comment: CommentView; edition: Edition; href: string; isOpen: boolean }

export const commentId = (id: string) => `commentaire-${id}`
/** Where the form moves to when one answers this comment. */
export const replySlotId = (id: string) => `reponse-${id}`

export function Comment({ comment, edition, href, isOpen }: Props) {
  const { t } = edition
  const name = comment.authorName
  return (
    <li
      id={commentId(comment.id)}
      tabIndex={-1}
      className={`comment ${comment.depth > 0 ? 'border-l border-rule pl-4 sm:pl-6' : 'border-t border-rule pt-5'}`}
    >
      <article>
        <header className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-14">
          <h3 className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-15 font-semibold [overflow-wrap:anywhere]">{name}</span>
            {comment.isStaff ? (
              <span className="border border-accent-ink px-1 text-12 leading-[1.5] font-semibold text-accent-ink">
                {t('comments.staff')}
              </span>
            ) : null}
            <a href={`#${commentId(comment.id)}`} className="py-1 text-13 text-ink-2 hover:underline">
              <Time date={comment.publishedAt} edition={edition} form="dateTime" />
            </a>
          </h3>
          {comment.replyTo ? (
            <p className="text-13 text-ink-2">{t('comments.in_reply_to', { name: comment.replyTo })}</p>
          ) : null}
        </header>
        <CommentText text={comment.body} />
        {isOpen ? (
          <p className="no-print mt-1">
            <a
              href={`${href}?reponse=${comment.id}#laisser-un-commentaire`}
              rel="nofollow"
              data-reply-to={comment.id}
              data-reply-name={name}
              aria-label={t('comments.reply_to', { name })}
              className="inline-block py-1 text-14 font-semibold text-ink-2 hover:text-ink hover:underline"
            >
              {t('comments.reply')}
            </a>
          </p>
        ) : null}
        {isOpen ? <div id={replySlotId(comment.id)} /> : null}
      </article>
      {comment.replies.length > 0 ? (
        <ul className="mt-4 space-y-5" aria-label={t('comments.replies_to', { name })}>
          {comment.replies.map((reply) => (
            <Comment key={reply.id} comment={reply} edition={edition} href={href} isOpen={isOpen} />
          ))}
        </ul>
      ) : null}
    </li>
  )
}
