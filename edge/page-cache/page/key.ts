import { suggestions } from '#contract/addresses.ts'
import { addressesIn, internalPath } from '#contract/public-addresses.ts'
import { forwardedQuery } from '#edge/admission/query.ts'
import type { Target } from '#edge/admission/request-target.ts'
import { locales } from '#lib/locale.ts'

/** A page's name: its path and the parameters a public page may be asked, in one order. The host is always ours. */
export function cacheKey(target: Pick<Target, 'encoded' | 'query'>): string {
  return target.encoded + forwardedQuery('public', target.query, false, target.encoded)
}

/** Where readers search, in every language. */
const searches = locales.map((locale) => addressesIn(locale).search)

/** What a reader was found, as a page, a feed or suggestions. There are as many of these as there are questions. */
export const isAnswer = (key: string): boolean =>
  searches.some((search) => key.startsWith(`${search}?`) || key.startsWith(`${search}/`))

/** What comes while a question is typed: cheap, and worth nothing a second later. */
export const isSuggestion = (key: string): boolean =>
  isAnswer(key) && internalPath(key).startsWith(suggestions)

/** A page about some comments or one paragraph is stood in for by the page without it: the same article, the same form. */
export function plainKey(key: string): string | undefined {
  const inside = internalPath(key)
  const thread = /^\/[^/]+\/[^/]+(?=\/commentaires\/[^.]*$)/.exec(inside)
  if (thread) return thread[0]
  const paragraph = /\/signaler\/[0-9]+$/.exec(inside)
  if (paragraph) return key.slice(0, key.lastIndexOf('/'))
  const cut = key.indexOf('?')
  return cut !== -1 && /[?&](?:commentaire|reponse|citer|utile)=/.test(key) ? key.slice(0, cut) : undefined
}

/** The comment that a page's form answers, and the same page with a form that answers none. */
export function replyIn(key: string): { to: string; without: string } | undefined {
  const found = /[?&]reponse=([0-9a-f-]{36})(?:&|$)/.exec(key)
  if (found === null) return undefined
  const [path = '', query = ''] = key.split('?')
  const kept = new URLSearchParams(query)
  kept.delete('reponse')
  // A quotation is one of the comment that is answered.
  kept.delete('citer')
  return { to: found[1]!, without: kept.size === 0 ? path : `${path}?${kept}` }
}

/** Home, sections, the newest, fixed pages: what most readers see, and few. */
export const isFront = (key: string): boolean => key.lastIndexOf('/') === 0 && !key.includes('?')
