import { francAll } from 'franc-min'
import type { Language } from '#lib/locale.ts'

/** Below it even a good detector guesses. */
const fewestLetters = 40
/** The beginning says it; the rest would cost without telling more. */
const mostCharacters = 240

/** ISO 639-3 of the languages an article may be in. */
const codes: Readonly<Record<Language, string>> = {
  fr: 'fra',
  en: 'eng',
  de: 'deu',
  nl: 'nld',
  es: 'spa',
  it: 'ita',
  pt: 'por',
  ar: 'arb',
  he: 'heb',
}

/** Told apart from one another; other scripts are known by their letters. */
const only = [
  ...Object.values(codes),
  'pol',
  'ron',
  'tur',
  'rus',
  'ukr',
  'cmn',
  'jpn',
  'kor',
  'vie',
  'swe',
  'ind',
]

/** As near as this to the article's language, a text is in it: short ones are hard to tell apart. */
const nearEnough = 0.9

/** The language of a text that is clearly not in the article's: ISO 639-3. Null where it is, or where nobody can tell. */
export function foreignLanguageOf(text: string, letters: number, language: Language): string | null {
  if (letters < fewestLetters) return null
  const ranked = francAll(text.slice(0, mostCharacters), { only, minLength: fewestLetters })
  const [best] = ranked
  if (!best || best[0] === 'und' || best[0] === codes[language]) return null
  const own = ranked.find(([code]) => code === codes[language])
  return own && own[1] >= nearEnough ? null : best[0]
}
