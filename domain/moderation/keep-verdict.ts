import type { Tx } from '#db/client.ts'
import { commentDecisions, commentSignals } from '#db/schema/comments.ts'
import { commentHosts, commentPrints, commentVerdicts } from '#db/schema/policy.ts'
import type { CommentStatus } from '#domain/comments/comment.ts'
import type { JudgedComment } from './judge-comment.ts'

/** More links say no more. */
const mostHosts = 20

/** Everything that was noticed, what each policy made of it, and the decision where it is one. In the comment's transaction. */
export async function keepVerdict(
  tx: Tx,
  commentId: string,
  { live, trial, print, hosts }: JudgedComment,
  status: Exclude<CommentStatus, 'rejected'>,
  now: Date,
): Promise<void> {
  const kept: Promise<unknown>[] = [
    tx.insert(commentVerdicts).values(
      [live, ...(trial ? [trial] : [])].map(({ number, outcome, sum, spamFrom }, place) => ({
        commentId,
        policyNumber: number,
        isTrial: place > 0,
        outcome,
        sum,
        spamFrom,
      })),
    ),
  ]
  if (live.signals.length > 0)
    kept.push(tx.insert(commentSignals).values(live.signals.map((signal) => ({ commentId, ...signal }))))
  if (print !== null) kept.push(tx.insert(commentPrints).values({ commentId, print, writtenAt: now }))
  if (hosts.length > 0)
    kept.push(tx.insert(commentHosts).values(hosts.slice(0, mostHosts).map((host) => ({ commentId, host }))))
  if (status !== 'pending')
    kept.push(
      tx
        .insert(commentDecisions)
        .values({ commentId, actorId: null, toStatus: status, policyNumber: live.number, decidedAt: now }),
    )
  await Promise.all(kept)
}
