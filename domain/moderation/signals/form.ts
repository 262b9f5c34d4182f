import { commentLimits } from '#domain/comments/comment.ts'
import type { Observed, Signal } from './signal.ts'

/** How the form was filled in, and among how many. */
export function* formSignals({ honeypot, formAge, isCrowd }: Observed): Generator<Signal> {
  // Says nothing about this comment: it may be the one honest one of that minute.
  if (isCrowd) yield { code: 'crowd', weight: 0, evidence: {} }
  if (honeypot) yield { code: 'honeypot_filled', weight: 5, evidence: {} }
  if (formAge === null) yield { code: 'form_token_missing', weight: 2, evidence: {} }
  else if (formAge < commentLimits.fastestHonestPost)
    yield {
      code: 'posted_too_fast',
      weight: 2,
      evidence: { seconds: Math.max(0, Math.round(formAge * 10) / 10) },
    }
}
