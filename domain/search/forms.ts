/**
 * Forms of a French word that its stem does not join: feminines in -rice, -euse and -ère, plurals that are other words, and
 * those of nouns that are stemmed like verbs (menhir, but menhirs). Asked beside the word, so that the index need not know them.
 */
const genders: readonly [masculine: string, feminine: string][] = [
  ['teur', 'trice'],
  ['eur', 'euse'],
  ['er', 'ère'],
  ['if', 'ive'],
]

const irregular: readonly [string, string][] = [
  ['travail', 'travaux'],
  ['bail', 'baux'],
  ['vitrail', 'vitraux'],
  ['corail', 'coraux'],
  ['émail', 'émaux'],
  ['soupirail', 'soupiraux'],
  ['œil', 'yeux'],
  ['ciel', 'cieux'],
  ['aïeul', 'aïeux'],
  ['monsieur', 'messieurs'],
  ['madame', 'mesdames'],
]

/** A word with a plural. */
const shortestNoun = 4
/** Short words that end so are others: mer, cher, fer, fleur. */
const shortest = 6

/** The other forms of a word in small letters, with its accents or without them. */
export function otherForms(word: string): string[] {
  const found = irregular.flatMap((pair) => {
    const [one, other] = isSame(pair[0], word) ? pair : isSame(pair[1], word) ? [pair[1], pair[0]] : []
    return one && other ? [other] : []
  })
  if (found.length > 0 || word.length < shortestNoun || !/\p{L}$/u.test(word)) return found
  const stem = word.replace(/s$/, '')
  const otherNumber = stem === word ? `${word}s` : stem
  if (word.length < shortest) return [otherNumber]
  const forms = genders.flatMap(([masculine, feminine]) => {
    if (stem.endsWith(masculine)) return [stem.slice(0, -masculine.length) + feminine]
    const ending = [feminine, bare(feminine)].find((one) => stem.endsWith(one))
    return ending ? [stem.slice(0, -ending.length) + masculine] : []
  })
  return [otherNumber, ...forms]
}

const bare = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe')
const isSame = (one: string, word: string) => one === word || bare(one) === bare(word)
