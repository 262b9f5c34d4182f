/** How soon what a tag stands for must be on a page again. Its kind is the word before the colon (contract/tags.ts). */
export type Urgency =
  /** At once, and without anybody asking. */
  | 'soon'
  /** When a reader asks, or with the next regular sweep. */
  | 'prewarm'
  /** When a reader asks. */
  | 'demand'

const kindOf = (tag: string): string => tag.split(':', 1)[0]!

/**
 * Numbers beside titles: nobody waits for one, and a busy thread changes them several times a minute on the same few
 * pages. They are made stale together.
 */
const counts = new Set(['count', 'talk'])
/** Further pages of lists, of which one article moves all, and the maps. */
const bounded = new Set(['older', 'sitemap'])
/** An address does not end because of these: a page that is suddenly missing after one of them is doubted. */
const harmless = new Set([...counts, 'site', 'day', 'mention', 'thread'])

export const isCount = (tag: string): boolean => counts.has(kindOf(tag))
export const mayEndPages = (tags: readonly string[]): boolean =>
  tags.some((tag) => !harmless.has(kindOf(tag)))

/** Home, sections, their feeds: what most readers see. */
export const isFront = (key: string): boolean => key.lastIndexOf('/') === 0

export function urgencyOf(tag: string): (key: string) => Urgency {
  if (isCount(tag)) return (key) => (isFront(key) ? 'soon' : 'demand')
  // A title stands beside thousands of articles: correcting it must not render the archive.
  if (kindOf(tag) === 'mention') return () => 'demand'
  return bounded.has(kindOf(tag)) ? () => 'prewarm' : () => 'soon'
}
