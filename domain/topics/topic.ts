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
