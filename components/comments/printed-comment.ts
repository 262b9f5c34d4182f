import type { PrintContext } from '#components/print/print-context.ts'
import type { CommentView } from '#domain/comments/view.ts'
import { dateTime, isoWithOffset } from '#lib/dates.ts'
import { isolate } from '#lib/direction.ts'
import { typesetSpaces } from '#lib/typography.ts'

/** A comment with its sentences and dates already in words: what the list needs to show it, and no more. */
export type PrintedComment = {
  id: string
  name: string
  isStaff: boolean
  at: string
  when: string
  /** Whom it answers, in a sentence. */
  answers: string | null
  /** The label of its reply link. */
  reply: string
  /** As it was typed, but for spaces: those before signs and in numbers hold. */
  body: string
  /** The label of its replies. */
  repliesLabel: string
  replies: PrintedComment[]
}

export function printComment(comment: CommentView, print: PrintContext): PrintedComment {
  const { t, locale, zone } = print
  const name = isolate(comment.name)
  return {
    id: comment.id,
    name: comment.name,
    isStaff: comment.isStaff,
    at: isoWithOffset(comment.publishedAt, zone),
    when: dateTime(comment.publishedAt, locale, zone),
    answers: comment.replyTo ? t('comments.in_reply_to', { name: isolate(comment.replyTo) }) : null,
    reply: t('comments.reply_to', { name }),
    body: typesetSpaces(comment.body, locale),
    repliesLabel: comment.replies.length > 0 ? t('comments.replies_to', { name }) : '',
    replies: comment.replies.map((reply) => printComment(reply, print)),
  }
}
