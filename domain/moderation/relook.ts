import type { Replayed } from './replay.ts'
import { linkDetectors } from './signals/links.ts'
import type { Lists } from './signals/lists.ts'
import { nothingKnown } from './signals/nothing-known.ts'
import { collectSignals } from './signals/registry.ts'
import type { Detector, Observed, SignalCode } from './signals/signal.ts'
import { wordDetectors } from './signals/words.ts'

/** Told by the words and the newsroom's lists alone. What was known of a host that day is not known any more. */
const relooking: Detector[] = [...linkDetectors, ...wordDetectors].filter(({ name }) =>
  ['link', 'many_links', 'link_density', 'shortener', 'denied_domain', 'own_word'].includes(name),
)

export const relookedCodes: SignalCode[] = relooking.map(({ name }) => name)

/** How strong each of them is with these lists. */
export function relook(
  { name, body, reading }: Pick<Observed, 'name' | 'body' | 'reading'>,
  lists: Lists,
): Replayed['strengths'] {
  const noticed = collectSignals(
    { ...nothingKnown, name, body, formAge: null, reading, lists },
    (error) => {
      throw error
    },
    relooking,
  )
  return Object.fromEntries(noticed.map(({ code, strength }) => [code, strength]))
}
