/**
 * ASCII address part of a French title: accents off, œ→oe, apostrophes and the rest to hyphens, cut on a
 * word at `max` characters. Empty when nothing remains (a title in another script).
 */
export function slugify(text: string, max = 80): string {
  const slug = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= max) return slug
  const cut = slug.slice(0, max + 1)
  const lastHyphen = cut.lastIndexOf('-')
  return lastHyphen > max / 2 ? cut.slice(0, lastHyphen) : slug.slice(0, max).replace(/-$/, '')
}

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
