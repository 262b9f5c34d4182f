import { feedFiles, search, suggestions } from '#contract/addresses.ts'
import { internalPath } from '#contract/public-addresses.ts'
import {
  isSearchKey,
  searchFeedKeys,
  searchKeys,
  tidySearchValue,
  tidySuggestion,
} from '#contract/search-query.ts'
import type { Zone } from './zone.ts'

/** Everything a public page may be asked. In this order, so that one page has one address. */
const publicKeys = ['page', 'commentaire', 'reponse', 'citer'] as const
/** The page of one comment is told as well what its reader has just said of it. */
const commentKeys = [...publicKeys, 'utile'] as const
const commentPage = /\/commentaires\/[0-9a-f-]{36}$/

/** Next's own parameters: dynamic route values and data requests are decided by the path, never by a visitor. */
const internal = /^(?:nxtP|nxtI|__next)/

/** The query that reaches Next, with its question mark, or an empty string. Only the search, its feeds and its suggestions are asked what they read. */
export function forwardedQuery(zone: Zone, raw: string, development: boolean, path = ''): string {
  if (raw === '') return ''
  if (zone === 'development') return `?${raw}`
  const given = new URLSearchParams(raw)
  if (zone === 'public') {
    const kept = new URLSearchParams()
    const inside = internalPath(path)
    // Hot reload asks for flight data of public pages too.
    const keys = keysOf(inside)
    for (const key of development ? [...keys, '_rsc'] : keys) {
      const value =
        inside === suggestions ? tidySuggestion(given.get(key) ?? '') : tidyValue(key, given.get(key) ?? '')
      if (value !== '') kept.set(key, value)
    }
    // One quotes what one answers.
    if (!kept.has('reponse')) kept.delete('citer')
    return kept.size === 0 ? '' : `?${kept}`
  }
  const names = [...given.keys()]
  if (!names.some((name) => internal.test(name))) return `?${raw}`
  for (const name of names) if (internal.test(name)) given.delete(name)
  return given.size === 0 ? '' : `?${given}`
}

const searchFeeds = new Set(Object.values(feedFiles).map((file) => `${search}/${file}`))

function keysOf(path: string): readonly string[] {
  if (path === search) return searchKeys
  if (path === suggestions) return ['q']
  if (searchFeeds.has(path)) return searchFeedKeys
  return commentPage.test(path) ? commentKeys : publicKeys
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One page, one spelling. What cannot mean anything is not asked. */
function tidyValue(key: string, value: string): string {
  if (isSearchKey(key)) return tidySearchValue(key, value)
  // The first page has the plain address; a number that is none is for the page to refuse.
  if (key === 'page') return value === '1' ? '' : value
  if (key === '_rsc') return value
  if (key === 'commentaire') return value === 'recu' ? value : ''
  if (key === 'citer') return value === '1' ? value : ''
  if (key === 'utile') return value === 'oui' || value === 'non' ? value : ''
  return uuid.test(value) ? value : ''
}
