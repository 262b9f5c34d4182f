import { guestDb } from '#db/client.ts'
import { AppError } from '#domain/errors.ts'
import { takePoints } from '#domain/rate-limit.ts'
import { postLimits } from './comment.ts'
import { networkHash, wideNetworkHash } from './contact.ts'

/**
 * Counts a post, before its transaction: a refused attempt counts too, against whoever made it. Limits that strangers
 * could fill for others refuse nobody; they say that there is a crowd. `networkPosts`: how many came from there within
 * the hour, this one included. Throws comment.rate_limited, comment.crowded.
 */
export async function takePostTurn(
  clientAddress: string,
  articleId: string,
  now: Date,
): Promise<{ isCrowd: boolean; networkPosts: number }> {
  const keyOf = (hash: Uint8Array) => Buffer.from(hash).toString('base64url')
  const network = keyOf(networkHash(clientAddress, now))
  const wide = keyOf(wideNetworkHash(clientAddress, now))
  const own = await takePoints(guestDb(), [
    { key: `comment:${network}`, limit: postLimits.network },
    { key: `comment-hour:${network}`, limit: postLimits.networkHour },
    { key: `comment-wide:${wide}`, limit: postLimits.wideNetwork },
    { key: `comment-wide-hour:${wide}`, limit: postLimits.wideNetworkHour },
  ])
  const refused = own.find((taken) => !taken.allowed)
  if (refused) throw new AppError('comment.rate_limited', { values: { seconds: refused.retryAfter } })
  const networkPosts = own[1]!.count
  const shared = await takePoints(guestDb(), [
    { key: `comment-article:${articleId}`, limit: postLimits.article },
    { key: 'comment-site', limit: postLimits.site },
  ])
  if (shared.every((taken) => taken.allowed)) return { isCrowd: false, networkPosts }
  const [kept] = await takePoints(guestDb(), [{ key: 'comment-crowd', limit: postLimits.crowd }])
  if (kept!.allowed) return { isCrowd: true, networkPosts }
  // One who is refused comes back when the article's minute is over, not when the crowd's hour is.
  const wait = Math.max(...shared.filter((taken) => !taken.allowed).map((taken) => taken.retryAfter))
  throw new AppError('comment.crowded', { values: { seconds: wait } })
}
