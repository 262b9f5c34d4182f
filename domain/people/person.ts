import { normaliseEmail } from '#lib/email.ts'

/** Characters. A name must fit a byline and a list; a biography is a paragraph, not a page; a few links are a line. */
export const personLimits = { name: 80, jobTitle: 80, biography: 1_000, links: 5, link: 200 } as const

/** A link of a byline as somebody typed it: an https address, or one of e-mail; null for anything else. */
export function readLink(typed: string): string | null {
  const email = normaliseEmail(typed.replace(/^mailto:/i, ''))
  if (email !== null) return `mailto:${email}`
  if (typed.length > personLimits.link || /\s/.test(typed) || !URL.canParse(typed)) return null
  const { protocol, hostname, username, href } = new URL(typed)
  return protocol === 'https:' && hostname.includes('.') && username === '' ? href : null
}

/** What a link is called: the site it leads to, or the address of e-mail. */
export function linkName(link: string): string {
  if (link.startsWith('mailto:')) return link.slice('mailto:'.length)
  const { hostname, pathname } = new URL(link)
  return hostname.replace(/^www\./, '') + (pathname === '/' ? '' : pathname.replace(/\/$/, ''))
}
