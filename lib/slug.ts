import { romanized } from './transliteration.ts'

/**
 * ASCII address part of a title: accents off, letters of other alphabets by their sound, apostrophes and the rest to
 * hyphens, cut on a word at `max` characters. What cannot be seen counts for nothing. Empty when nothing remains, or
 * too little to stand for the title (one in Chinese).
 */
export function slugify(text: string, max = 80): string {
  const slug = spelled(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return slug.length <= max ? slug : cut(slug, max)
}

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const slugProblem = (slug: string): 'field.slug' | null =>
  slugPattern.test(slug) ? null : 'field.slug'

/** More than this part of a title's letters gone, and what is left misleads. */
const tolerableLoss = 1 / 3

/** Scripts that set no space between words stand apart, or the Latin word next to them would go with them. */
const words =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+|(?:(?!\p{sc=Common}|\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana})[\p{L}\p{Nl}\p{M}])+/gu

/** The text in ASCII. A word goes whole or not at all: without one of its letters it would be another word. */
function spelled(text: string): string {
  let letters = 0
  let lost = 0
  const ascii = text
    .replace(/[\p{Default_Ignorable_Code_Point}ـ]/gu, '')
    // Before the table, in which ü is ue as in German: in French it is u.
    .replace(/\p{sc=Common}\p{sc=Inherited}*/gu, (found) => found.normalize('NFKD').replace(/\p{M}/gu, ''))
    // Without the point of ŀ and the apostrophe of ŉ, which would part a word.
    .replace(/\p{sc=Latin}\p{sc=Inherited}*/gu, (found) =>
      found.normalize('NFKD').replace(/[\p{M}\p{sc=Common}]/gu, ''),
    )
    .replace(words, (word) => {
      const count = word.match(/\p{L}/gu)?.length ?? 0
      letters += count
      const roman = romanized(word)
      if (!/(?!\p{ASCII})\p{L}/u.test(roman)) return roman
      lost += count
      return ' '
    })
    .replace(/(?!\p{ASCII})\p{Nd}/gu, romanized)
  return lost > letters * tolerableLoss ? '' : ascii
}

function cut(slug: string, max: number): string {
  const beginning = slug.slice(0, max + 1)
  const lastHyphen = beginning.lastIndexOf('-')
  return lastHyphen > max / 2 ? beginning.slice(0, lastHyphen) : slug.slice(0, max).replace(/-$/, '')
}
