import { detect, found } from './detect.ts'
import type { Detector, Outcomes } from './signal.ts'

/** Days after which a decision counts half: people and hosts change, and a mistake must wear off. */
export const halfLifeDays = 180

/** Mean of the Beta distribution that begins with one good and one bad case: nothing known is one half. */
const mean = (of: number, against: number): number => (of + 1) / (of + against + 2)

export const spamChance = (outcomes: Outcomes | undefined): number =>
  outcomes ? mean(outcomes.refused, outcomes.approved) : 0.5

/** Three refusals say as much as thirty. */
const mostRefusals = 3

/**
 * What the same e-mail has done here. Typed, it speaks against its author and never for them: anybody can type it. Only
 * where its owner has proved it does a good past count.
 */
export const reputationDetectors: Detector[] = [
  detect('known_author', 2, ({ history: { approved, isProved } }) =>
    approved > 0 && !isProved ? found({ approved }) : null,
  ),
  detect('proved_author', 1, ({ history: { approved, decayed, isProved } }) => {
    const trust = 2 * (mean(decayed.approved, decayed.refused) - 0.5)
    return isProved && approved > 0 && trust > 0 ? found({ approved }, Math.round(10 * trust) / 10) : null
  }),
  detect('rejected_before', 2, ({ history: { rejected, spam, decayed } }) => {
    const refused = rejected + spam
    const strength = Math.round(10 * Math.min(mostRefusals, decayed.refused)) / 10
    return refused > 0 && strength > 0 ? found({ refused }, strength) : null
  }),
]
