import type { CommentMode } from './article.ts'

/** What an editor can choose. Nobody can prove an address yet: « trusted » would let in colleagues and nobody else. */
export const offeredModes = [
  'pre_moderated',
  'post_moderated',
  'expert_questions',
] as const satisfies CommentMode[]

/** Days after publication at which a thread may shut by itself. Two weeks are the custom of the trade; a year is the longest story. */
export const closingDays = [3, 7, 14, 30, 90, 365] as const

type Thread = { commentsOpen: boolean; commentsCloseDays: number | null; publishedAt: Date | null }

/** When a thread shuts by itself: to the second, as the view `public_threads` has it. Null: never, or not published. */
export function closingHour({
  commentsCloseDays,
  publishedAt,
}: Pick<Thread, 'commentsCloseDays' | 'publishedAt'>): Date | null {
  if (commentsCloseDays === null || publishedAt === null) return null
  return new Date(publishedAt.getTime() + commentsCloseDays * 86_400_000)
}

/** Whether a comment may come, by the database's clock. */
export function isThreadOpen(thread: Thread, now: Date): boolean {
  const closing = closingHour(thread)
  return thread.commentsOpen && (closing === null || now < closing)
}
