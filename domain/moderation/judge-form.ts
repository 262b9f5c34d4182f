import { builtInRules, judge } from './policy.ts'
import { compileLists } from './signals/lists.ts'
import { nothingKnown } from './signals/nothing-known.ts'
import { readBody } from './signals/reading.ts'
import { collectSignals, detectors } from './signals/registry.ts'
import type { Observed, SignalCode } from './signals/signal.ts'

const lists = compileLists(builtInRules)

/**
 * Whether a form that is no comment was plainly sent by a script, by these signals: as the product comes, whatever the policy
 * for comments is. A reader who reports an error is no guest of a thread.
 */
export function judgeForm(
  sent: Pick<Observed, 'name' | 'body' | 'honeypot' | 'formAge'>,
  codes: readonly SignalCode[],
): { isSpam: boolean; codes: SignalCode[] } {
  const noticed = collectSignals(
    { ...nothingKnown, ...sent, reading: readBody(sent.body), lists },
    (error) => {
      throw error
    },
    detectors.filter(({ name }) => codes.includes(name)),
  )
  const { outcome } = judge(noticed, builtInRules)
  return { isSpam: outcome === 'spam', codes: noticed.map(({ code }) => code) }
}
