import { commentLimits } from '#domain/comments/comment.ts'
import type { Observed, Signal } from './signal.ts'

/** How the form was filled in. */
export function* formSignals({ honeypot, formAge }: Observed): Generator<Signal> {
  if (honeypot) yield { code: 'honeypot_filled', weight: 5, evidence: {} }
  if (formAge === null) yield { code: 'form_token_missing', weight: 2, evidence: {} }
  else if (formAge < commentLimits.fastestHonestPost)
    yield {
      code: 'posted_too_fast',
      weight: 2,
      evidence: { seconds: Math.max(0, Math.round(formAge * 10) / 10) },
    }
}
