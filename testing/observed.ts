import { builtInRules, type PolicyRules } from '#domain/moderation/policy.ts'
import { compileLists } from '#domain/moderation/signals/lists.ts'
import { nothingKnown } from '#domain/moderation/signals/nothing-known.ts'
import { readBody } from '#domain/moderation/signals/reading.ts'
import { collectSignals } from '#domain/moderation/signals/registry.ts'
import type { Noticed, Observed } from '#domain/moderation/signals/signal.ts'

/** What is known of an honest comment, with changes. */
export function anObserved(
  changes: Partial<Omit<Observed, 'reading' | 'lists'>> = {},
  lists: Partial<Pick<PolicyRules, 'words' | 'deniedDomains' | 'allowedDomains'>> = {},
): Observed {
  const observed = {
    name: 'Léa Petit',
    body: 'Merci pour cette enquête : enfin des chiffres.',
    formAge: 90,
    ...nothingKnown,
    sharedWords: 3,
    ...changes,
  }
  return {
    ...observed,
    reading: readBody(observed.body),
    lists: compileLists({ ...builtInRules, ...lists }),
  }
}

/** What is noticed about it; a detector that fails fails the test. */
export const notice = (...given: Parameters<typeof anObserved>): Noticed[] =>
  collectSignals(anObserved(...given), (error) => {
    throw error
  })
