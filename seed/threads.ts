import { like } from 'drizzle-orm'
import { z } from 'zod'
import { appDb } from '#db/client.ts'
import { rateLimits } from '#db/schema/site.ts'
import type { Viewer } from '#domain/access.ts'
import { postComment } from '#domain/comments/commands.ts'
import { issueFormToken } from '#domain/comments/form-token.ts'
import { approveComment, markSpam, rejectComment } from '#domain/moderation/commands.ts'
import { rejectionReasons } from '#domain/moderation/moderation.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { duration } from './markup.ts'

type Written = {
  name: string
  email: string
  body: string
  after: string
  status: 'approved' | 'pending' | 'rejected' | 'spam'
  reason?: (typeof rejectionReasons)[number] | undefined
  staff?: string | undefined
  replies?: Written[] | undefined
}

const written: z.ZodType<Written> = z.lazy(() =>
  z.object({
    name: z.string(),
    email: z.string(),
    body: z.string(),
    after: z.string(),
    status: z.enum(['approved', 'pending', 'rejected', 'spam']),
    reason: z.enum(rejectionReasons).optional(),
    staff: z.string().optional(),
    replies: z.array(written).optional(),
  }),
)
export const threadSchema = z.array(written)

type Thread = {
  articleId: string
  publishedAt: Date
  moderator: Viewer
  /** Members of the newsroom who answer, by byline slug. */
  staff: Map<string, Viewer>
}

let senders = 0

/** The readers of a year, posted in a minute, are no crowd. */
const forgetCrowd = () => appDb().delete(rateLimits).where(like(rateLimits.key, 'comment-%'))

/** Posts a thread through the same commands as readers and moderators; returns how many comments it has. */
export async function seedThread(
  thread: Thread,
  comments: Written[],
  parentId: string | null = null,
): Promise<number> {
  let count = 0
  for (const comment of comments) {
    const now = new Date(thread.publishedAt.getTime() + duration(comment.after))
    senders += 1
    await forgetCrowd()
    const posted = await postComment(
      // Every reader of the demo lives on a network of their own (RFC 3849 documentation prefix; /48).
      {
        viewer: comment.staff ? (thread.staff.get(comment.staff) ?? null) : null,
        now,
        writtenAt: now,
        clientAddress: `2001:db8:${senders.toString(16)}::1`,
      },
      {
        articleId: thread.articleId,
        parentId,
        name: comment.name,
        email: comment.email,
        body: comment.body,
        honeypot: false,
        formToken: issueFormToken(thread.articleId, now.getTime() - 45_000),
        requestId: uuidv7(),
      },
    )
    await moderate(thread, posted.id, comment, now)
    count += 1
    if (comment.status === 'approved' && comment.replies)
      count += await seedThread(thread, comment.replies, posted.id)
  }
  return count
}

async function moderate(thread: Thread, commentId: string, comment: Written, postedAt: Date): Promise<void> {
  if (comment.status === 'pending') return
  const decidedAt = new Date(postedAt.getTime() + 4 * 60_000)
  const context = { viewer: thread.moderator, now: decidedAt < new Date() ? decidedAt : new Date() }
  const decision = { commentId, expectedStatus: 'pending' as const }
  if (comment.status === 'approved') await approveComment(context, decision)
  else if (comment.status === 'spam') await markSpam(context, decision)
  else await rejectComment(context, { ...decision, reason: comment.reason ?? 'other', note: '' })
}
