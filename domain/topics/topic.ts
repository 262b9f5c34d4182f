import { slugify } from '#lib/slug.ts'

export const topicLimits = { name: 60, slug: 60 } as const

/**
 * The address of a topic, from its name alone: two desks that think of it at once make the same one. Letters without
 * a sound in ours (北京) stand by their number. Empty when there is neither letter nor digit.
 */
export function topicSlug(name: string): string {
  const slug = slugify(name, topicLimits.slug)
  if (slug !== '') return slug
  const numbers = (name.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? []).map((letter) =>
    letter.codePointAt(0)!.toString(16),
  )
  return slugify(numbers.length === 0 ? '' : `sujet ${numbers.join(' ')}`, topicLimits.slug)
}

/** The nth address for a name, when other names have the ones before it: canal, canal-2. */
export function numberedTopicSlug(slug: string, number: number): string {
  if (number === 1) return slug
  const suffix = `-${number}`
  return slug.slice(0, topicLimits.slug - suffix.length).replace(/-$/, '') + suffix
}

/**
 * Whether two names are one but for capitals, spaces and typography. Signs count: C, C++ and C# are three topics,
 * though one address is all that their letters make. So do accents (Pêche, Péché), unless one of the two names has
 * none: Etats-Unis is how many keyboards write États-Unis.
 */
export function isSameTopicName(one: string, other: string): boolean {
  const [a, b] = [folded(one), folded(other)]
  return a === b || withoutAccents(a) === b || a === withoutAccents(b)
}

const withoutAccents = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')

const folded = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[«»„“”"‹›‘’']/g, ' ')
    .replace(/(?<=[\p{L}\p{N}])\s*\p{Dash_Punctuation}\s*(?=[\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, '')
