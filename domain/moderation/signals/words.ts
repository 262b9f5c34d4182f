import { detect, found } from './detect.ts'
import { fold } from './fold.ts'
import type { Match } from './matcher.ts'
import { findRudeWords } from './rude-words.ts'
import type { Detector } from './signal.ts'

/** Entries of a list, as the list spells them: it is not the comment that is quoted. */
const named = (matches: readonly Match[]) => {
  const entries = [...new Set(matches.map(({ entry }) => entry))]
  return { word: entries.slice(0, 3).join(', ').slice(0, 120), count: matches.length }
}

export const wordDetectors: Detector[] = [
  detect('colleague_name', 1, ({ isBorrowedName }) => (isBorrowedName ? found() : null)),
  detect('own_word', 1, ({ reading, lists, name }) => {
    const matches = lists.findOwnWords(`${fold(name)}\n${reading.folded}`)
    return matches.length > 0 ? found(named(matches)) : null
  }),
  // Once is enough: five of them are the same quarrel, and no spam.
  detect('rude_word', 1, ({ reading }) => {
    const matches = findRudeWords(reading.folded)
    return matches.length > 0 ? found(named(matches)) : null
  }),
]
