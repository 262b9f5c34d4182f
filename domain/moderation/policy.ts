import type { CommentStatus } from '#domain/comments/comment.ts'
import { formSignals } from './signals/form.ts'
import { historySignals } from './signals/history.ts'
import type { Observed, Signal } from './signals/signal.ts'
import { textSignals } from './signals/text.ts'

/** A sum at which no honest comment of a test newsroom stood: a filled honeypot alone reaches it. */
export const spamThreshold = 5

/** All signals, always: stopping at the first would hide from the moderator why. */
export function collectSignals(observed: Observed): Signal[] {
  return [...formSignals(observed), ...textSignals(observed), ...historySignals(observed)]
}

/**
 * One policy decides, after all signals are in. Every comment waits for a moderator; what is plainly a script's
 * waits apart, so that it costs nobody's attention. Nothing is dropped.
 */
export function decide(signals: Signal[]): Extract<CommentStatus, 'pending' | 'spam'> {
  const sum = signals.reduce((total, signal) => total + signal.weight, 0)
  return sum >= spamThreshold ? 'spam' : 'pending'
}
