import type { CommentView } from '#domain/comments/view.ts'
import { dateTime, isoWithOffset } from '#lib/dates.ts'
import type { Edition } from '#lib/edition.ts'

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
  text: string
  /** The label of its replies. */
  repliesLabel: string
  replies: PrintedComment[]
}

export function printComment(comment: CommentView, edition: Edition): PrintedComment {
  const { t, locale, zone } = edition
  const name = comment.authorName
  return {
    id: comment.id,
    name,
    isStaff: comment.isStaff,
    at: isoWithOffset(comment.publishedAt, zone),
    when: dateTime(comment.publishedAt, locale, zone),
    answers: comment.replyTo ? t('comments.in_reply_to', { name: comment.replyTo }) : null,
    reply: t('comments.reply_to', { name }),
    text: comment.body,
    repliesLabel: comment.replies.length > 0 ? t('comments.replies_to', { name }) : '',
    replies: comment.replies.map((reply) => printComment(reply, edition)),
  }
}
