import type { Observed, Signal } from './signal.ts'

/** What the same e-mail has done here. It is typed, not proved: it informs a moderator and opens no door. */
export function* historySignals({ history }: Observed): Generator<Signal> {
  if (history.approved > 0)
    yield { code: 'known_author', weight: -1, evidence: { approved: history.approved } }
  const refused = history.rejected + history.spam
  if (refused > 0) yield { code: 'rejected_before', weight: Math.min(3, refused), evidence: { refused } }
}
