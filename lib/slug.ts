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
  return free(slug.length <= max ? slug : cut(slug, max), max)
}

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/**
 * Parts of an address that the edge keeps to itself wherever they stand (edge/zone.ts): an article, a topic or a
 * byline of this name would never be found. A test compares.
 */
export const withheldSlugs: readonly string[] = ['segments']

export function slugProblem(slug: string): 'field.slug' | 'field.taken' | null {
  if (!slugPattern.test(slug)) return 'field.slug'
  return withheldSlugs.includes(slug) ? 'field.taken' : null
}

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

function free(slug: string, max: number): string {
  if (!withheldSlugs.includes(slug)) return slug
  return slug.length + 2 <= max ? `${slug}-2` : ''
}
