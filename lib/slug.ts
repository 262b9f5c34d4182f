import transliterate from '@sindresorhus/transliterate'

/**
 * ASCII address part of a title: accents off, letters of other alphabets by their sound, apostrophes and the rest to
 * hyphens, cut on a word at `max` characters. What cannot be seen counts for nothing. Empty when nothing remains
 * (a title in Chinese).
 */
export function slugify(text: string, max = 80): string {
  const slug = text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    // Before the table, in which ü is ue as in German: in French it is u.
    .replace(/(?:\p{sc=Latin}|\p{sc=Common})\p{sc=Inherited}*/gu, (found) =>
      found.normalize('NFKD').replace(/\p{M}/gu, ''),
    )
    .replace(/[^\p{ASCII}]+/gu, (found) => found.replace(/[\p{L}\p{M}\p{Nd}]+/gu, toLatin))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return slug.length <= max ? slug : cut(slug, max)
}

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const slugProblem = (slug: string): 'field.slug' | null =>
  slugPattern.test(slug) ? null : 'field.slug'

/** Latin letters that neither decompose nor are in the library's table, as Unicode CLDR has them (Latin-ASCII). */
const rest: Record<string, string> = {
  ŋ: 'n',
  ŧ: 't',
  ƒ: 'f',
  ɛ: 'e',
  ɔ: 'o',
  ə: 'e',
  ʒ: 'z',
  ĸ: 'q',
  ɖ: 'd',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ɣ: 'g',
  ɲ: 'n',
  ʋ: 'v',
  ƴ: 'y',
}

const toLatin = (letters: string) =>
  transliterate(letters.replace(/\p{sc=Latin}/gu, (letter) => rest[letter.toLowerCase()] ?? letter))

function cut(slug: string, max: number): string {
  const beginning = slug.slice(0, max + 1)
  const lastHyphen = beginning.lastIndexOf('-')
  return lastHyphen > max / 2 ? beginning.slice(0, lastHyphen) : slug.slice(0, max).replace(/-$/, '')
}
