import type { PrintContext } from '#components/print/print-context.ts'
import type { Badge, CommentView, ConversationView } from '#domain/comments/view.ts'
import { dateTime, isoWithOffset } from '#lib/dates.ts'
import { isolate } from '#lib/direction.ts'
import type { Language } from '#lib/locale.ts'
import { typesetSpaces } from '#lib/typography.ts'

/** A comment with its sentences and dates already in words: what the list needs to show it, and no more. */
export type PrintedComment = {
  id: string
  name: string
  /** Who speaks, where it is somebody of the newsroom. */
  badge: string | null
  /** What the desk, or the one who is asked, has made of it. */
  marks: string[]
  useful: number
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
  /** Stands for what was taken away. */
  absent: string | null
  /** Leads to the replies that come next, and says how many there are. */
  further: { id: string; label: string } | null
  /** Leads to where its conversation begins. */
  earlier: string | null
}

function badgeOf(badge: Badge, t: PrintContext['t']): string {
  if (badge === 'expert') return t('thread.expert')
  return badge === 'author' ? t('thread.author') : t('thread.desk')
}

/** `language`: that of the article, in which its readers mostly answer; what stands around their words is the page's. */
export function printComment(
  comment: CommentView,
  print: PrintContext,
  language: Language = print.locale,
): PrintedComment {
  const { t, locale, zone } = print
  const name = isolate(comment.name)
  return {
    id: comment.id,
    name: comment.name,
    badge: comment.badge ? badgeOf(comment.badge, t) : null,
    marks: [
      ...(comment.isPinned ? [t('thread.pinned')] : []),
      ...(comment.isPicked ? [t('thread.picked')] : []),
    ],
    useful: comment.usefulCount,
    at: isoWithOffset(comment.publishedAt, zone),
    when: dateTime(comment.publishedAt, locale, zone),
    answers: comment.replyTo ? t('comments.in_reply_to', { name: isolate(comment.replyTo) }) : null,
    reply: t('comments.reply_to', { name }),
    body: typesetSpaces(comment.body, language),
    repliesLabel: comment.replies.length > 0 ? t('comments.replies_to', { name }) : '',
    replies: comment.replies.map((reply) => printComment(reply, print, language)),
    absent: comment.isOnline ? null : t('comments.absent'),
    further: null,
    earlier: null,
  }
}

export function printConversation(
  conversation: ConversationView,
  print: PrintContext,
  language?: Language,
): PrintedComment {
  const { nextReply, replyCount, hasEarlierReplies, isAnswered } = conversation
  const { t } = print
  const printed = printComment(conversation, print, language)
  const answer =
    isAnswered === null || !conversation.isOnline
      ? []
      : [isAnswered ? t('thread.answered') : t('thread.unanswered')]
  return {
    ...printed,
    marks: [...printed.marks, ...answer],
    further:
      nextReply === null ? null : { id: nextReply, label: t('comments.further', { count: replyCount }) },
    earlier: hasEarlierReplies ? t('comments.earlier') : null,
  }
}
