import { type FeedFormat, feedHref } from '#contract/addresses.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { type SearchKey, searchKeys, tidySearchValue } from '#contract/search-query.ts'
import type { Locale } from '#lib/locale.ts'

/** What the page was asked, by the keys of its address. */
export type Asked = Partial<Record<SearchKey, string>>

/** As the edge reads it: what Next is asked without the edge means the same. */
export function readAsked(query: Record<string, string | string[] | undefined>): Asked {
  const asked: Asked = {}
  for (const key of searchKeys) {
    const value = query[key]
    const tidy = typeof value === 'string' ? tidySearchValue(key, value) : ''
    if (tidy !== '') asked[key] = tidy
  }
  return asked
}

/** The same question with other choices; an empty one is taken away. Whatever changes begins with the first results. */
export const searchHref = (locale: Locale, asked: Asked, changes: Asked = {}): string =>
  addressesIn(locale).search + searchQuery(asked, changes)

/** The same without the page: with its question mark, or empty. */
export function searchQuery(asked: Asked, changes: Asked = {}): string {
  const all = { ...asked, apres: '', ...changes }
  const kept = new URLSearchParams()
  for (const key of searchKeys) if (all[key]) kept.set(key, all[key])
  return kept.size === 0 ? '' : `?${kept}`
}

/** The feed of a question with its filters: newest first, and all that is new. */
export const searchFeedHref = (locale: Locale, asked: Asked, format: FeedFormat): string =>
  feedHref(addressesIn(locale).search, format) + searchQuery(asked, { tri: '', apres: '' })
