import { type Line, replace } from './line.ts'

export const narrow = '\u202f'
export const wide = '\u00a0'
/** One space on the line, of whatever kind. */
export const space = '[ \\u00a0\\u2009\\u202f]'

/** Between ordinary words; not the spaces that stand with a sign or inside a number. */
const ordinary = /(?<!«)[\u00a0\u202f](?![;:!?»%‰€£$¥°])(?!(?<=\d.)\d{3}(?!\d))/gu

/**
 * Ordinary spaces between ordinary words, where word processors and web editors put non-breaking ones. The length stays
 * the same. Rules set those that typography asks for.
 */
export const loosenSpaces = (text: string): string => text.replace(ordinary, ' ')

/** Between two small letters no rule ever puts a space that holds. */
const heldWords = /(?<=\p{Ll}{2})[\u00a0\u202f](?=\p{Ll})/gu
const freeWords = /(?<=\p{Ll}{2}) (?=\p{Ll})/gu
/** An editor binds two or three words that belong together; more than that came with a paste. */
const boundOnPurpose = 2

export function loosenStuffed(line: Line): Line {
  const held = line.text.match(heldWords)?.length ?? 0
  if (held <= boundOnPurpose || held <= (line.text.match(freeWords)?.length ?? 0)) return line
  return { ...line, text: loosenSpaces(line.text) }
}

/** `sign`: what a text must hold for the rule to be worth a search. Fifty comments a page are set whenever it is rendered. */
export type Rule = readonly [pattern: RegExp, by: (match: RegExpExecArray) => string, sign?: RegExp]

export const apply = (line: Line, rules: readonly Rule[]): Line =>
  rules.reduce(
    (done, [pattern, by, sign]) => (sign?.test(done.text) === false ? done : replace(done, pattern, by)),
    line,
  )

/** A word that is one of these, and not only begins like one. */
export const oneOf = (words: string) => `(?:${words.trim().split(/\s+/).join('|')})(?![\\p{L}\\p{N}'’-])`
