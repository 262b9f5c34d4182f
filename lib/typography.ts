import type { Language } from '#lib/locale.ts'
import { englishSigns, englishSpaces } from './typography/english.ts'
import { frenchSigns, frenchSpaces } from './typography/french.ts'
import type { Line } from './typography/line.ts'
import { setQuotes } from './typography/quotes.ts'
import { shielded } from './typography/shield.ts'
import { apply, loosenStuffed } from './typography/spaces.ts'

export { loosenSpaces } from './typography/spaces.ts'

/** Of the other languages we know no rule that is always right: their texts stay as they were typed, three dots aside. */
const spacesOf = (language: Language) =>
  language === 'fr' ? frenchSpaces : language === 'en' ? englishSpaces : []
const signsOf = (language: Language) => (language === 'fr' ? frenchSigns : englishSigns)

/**
 * One block of text as it is printed in a language: quotes, apostrophes, dots, and spaces that hold. Printing it again
 * changes nothing; no letter and no digit is ever changed; addresses stay as they are.
 */
export function typesetText(text: string, language: Language): string {
  return typesetLine({ text, places: [] }, language).text
}

/** The same for a block whose text stands in several nodes; some of them may end up empty. */
export function typesetRuns(runs: readonly string[], language: Language): string[] {
  let end = 0
  const ends = runs.map((run) => {
    end += run.length
    return end
  })
  const { text, places } = typesetLine({ text: runs.join(''), places: ends }, language)
  return places.map((place, index) =>
    text.slice(index === 0 ? 0 : places[index - 1], index === places.length - 1 ? undefined : place),
  )
}

/** Only the spaces that are there become ones that hold: for people's own words, of which no sign may change. */
export function typesetSpaces(text: string, language: Language): string {
  return shielded({ text, places: [] }, (line) => apply(line, spacesOf(language))).text
}

/** The same for a line with places in it that move along: how a caller learns what became of which character. */
export function typesetLine(line: Line, language: Language): Line {
  return shielded(line, (words) => {
    if (language !== 'fr' && language !== 'en') return apply(words, signsOf(language))
    return setQuotes(apply(apply(loosenStuffed(words), signsOf(language)), spacesOf(language)), language)
  })
}
