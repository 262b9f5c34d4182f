import { commentLimits } from '#domain/comments/comment.ts'
import { detect, found } from './detect.ts'
import type { Detector } from './signal.ts'

/** A network of a household writes three or four in an evening's dispute; thirty is the limit of an hour. */
const usualPosts = 6

/** How the form was filled in, and among how many. */
export const formDetectors: Detector[] = [
  detect('honeypot_filled', 1, ({ honeypot }) => (honeypot ? found() : null)),
  detect('form_token_missing', 1, ({ formAge }) => (formAge === null ? found() : null)),
  detect('posted_too_fast', 1, ({ formAge }) =>
    formAge !== null && formAge < commentLimits.fastestHonestPost
      ? found({ seconds: Math.max(0, Math.round(formAge * 10) / 10) })
      : null,
  ),
  // Many people may share a network: it is counted against a comment, and decides nothing alone.
  detect('network_burst', 1, ({ networkPosts }) =>
    networkPosts > usualPosts
      ? found({ posts: networkPosts }, Math.min(2, Math.round((10 * networkPosts) / usualPosts) / 20))
      : null,
  ),
  // Says nothing about this comment: it may be the one honest one of that minute.
  detect('crowd', 1, ({ isCrowd }) => (isCrowd ? found() : null)),
]
