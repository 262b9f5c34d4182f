import { detect, found } from './detect.ts'
import { isLookalike } from './fold.ts'
import { unusualCharacters } from './invisible.ts'
import { foreignLanguageOf } from './language.ts'
import type { Detector } from './signal.ts'

const contact = /[\w.+-]{1,64}@[\w-]{1,63}\.[a-z]{2,}|(?:\+\d{1,3}[\s.]?)?(?:\d{2}[\s.-]?){5,}/i

/** Fewer say too little: a short answer has no words of its article. */
const fewestWords = 12

/** How the words are written, whatever they say. */
export const writingDetectors: Detector[] = [
  detect('name_like_address', 1, ({ name }) =>
    /https?:|www\.|\.(com|net|org|fr|ru|info|shop|top)\b/i.test(name) ? found() : null,
  ),
  detect('contact_in_text', 1, ({ reading }) => (contact.test(reading.prose) ? found() : null)),
  detect('capitals', 1, ({ body }) => {
    const letters = body.match(/\p{L}/gu)?.length ?? 0
    const capitals = body.match(/\p{Lu}/gu)?.length ?? 0
    return letters >= 20 && capitals / letters > 0.6
      ? found({ percent: Math.round((100 * capitals) / letters) })
      : null
  }),
  detect('repeated_characters', 1, ({ body }) => (/(\p{L}|[!?.])\1{5,}/u.test(body) ? found() : null)),
  detect('mixed_scripts', 1, ({ reading }) => {
    const words = (reading.prose.match(/\p{L}+/gu) ?? []).filter(isMixed)
    return words.length > 0 ? found({ words: words.length }) : null
  }),
  detect('invisible_characters', 1, ({ body }) => {
    const kinds = unusualCharacters(body)
    const count = [...kinds.values()].reduce((sum, times) => sum + times, 0)
    if (count === 0) return null
    const names = [...kinds].slice(0, 4).map(([name, times]) => (times > 1 ? `${name} × ${times}` : name))
    return found({ count, kinds: names.join(', ') })
  }),
  detect('other_language', 1, ({ reading, language }) => {
    const other = foreignLanguageOf(reading.prose, reading.letters, language)
    return other === null ? null : found({ language: other })
  }),
  detect('off_topic', 1, ({ reading, sharedWords }) =>
    sharedWords === 0 && reading.words.size >= fewestWords ? found({ words: reading.words.size }) : null,
  ),
]

/** Letters of two scripts in one word, one passing for the other. « µg », « β-carotène » and « kΩ » are units and names. */
function isMixed(word: string): boolean {
  if (word.length < 4) return false
  const foreign = word.match(/[\p{sc=Cyrillic}\p{sc=Greek}]/gu) ?? []
  return foreign.length > 0 && foreign.every(isLookalike) && /\p{sc=Latin}/u.test(word)
}
