import { slugPattern } from '#lib/slug.ts'

/** What the search page may be asked, in the order of its address. */
export const searchKeys = ['q', 'rubrique', 'sujet', 'signature', 'du', 'au', 'tri', 'apres'] as const
export type SearchKey = (typeof searchKeys)[number]

/** What the feed of a search may be asked: it has one order and one page. */
export const searchFeedKeys = searchKeys.filter((key) => key !== 'tri' && key !== 'apres')

/** One letter begins everything. */
export const shortestSuggestion = 2
/** Nobody types more and waits for a suggestion. */
const longestSuggestion = 60

/** What is typed so far, in one spelling: capitals suggest nothing else. Empty: too little. */
export function tidySuggestion(value: string): string {
  const text = [...tidySearchValue('q', value.toLowerCase())].slice(0, longestSuggestion).join('').trim()
  return text.length < shortestSuggestion ? '' : text
}

/** More than any question: what follows is cut, and the page says so. */
const longest = 300

/** One question, one spelling: what cannot mean anything is not asked. Empty: not asked at all. */
export function tidySearchValue(key: SearchKey, value: string): string {
  switch (key) {
    case 'q': {
      const text = value
        .normalize('NFC')
        .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
        .trim()
      return [...text].slice(0, longest).join('').trim()
    }
    case 'tri':
      return value === 'date' ? value : ''
    case 'du':
    case 'au':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ''
    case 'apres':
      return /^[0-9a-f._-]{1,120}$/.test(value) ? value : ''
    default:
      return value.length <= 120 && slugPattern.test(value) ? value : ''
  }
}

export const isSearchKey = (key: string): key is SearchKey => (searchKeys as readonly string[]).includes(key)
