import { isFront } from '../page/key.ts'

/** How soon what a tag stands for must be on a page again. Its kind is the word before the colon (contract/tags.ts). */
export type Urgency =
  /** At once, and without anybody asking. */
  | 'soon'
  /** When a reader asks, or with the next regular sweep. */
  | 'prewarm'
  /** When a reader asks, or a few at a time. */
  | 'demand'

const kindOf = (tag: string): string => tag.split(':', 1)[0]!

/**
 * Numbers beside titles: nobody waits for one, and a busy thread changes them several times a minute on the same few
 * pages. They are made stale together.
 */
const counts = new Set(['count', 'talk'])
/**
 * What may stand on the whole archive: beside which a title stands, who signs, behind which page a story went, the masthead,
 * whether and which earlier versions are shown, and how feeds are written. What stands around an article, in other
 * languages too: few go on to it the minute it changes. And the further pages of a thread, of which a long one has hundreds.
 */
const archive = new Set([
  'mention',
  'byline',
  'older',
  'site',
  'around',
  'translation',
  'history',
  'versions',
  'distribution',
  'conversation',
  'threadend',
  'threadpages',
  'useful',
])
/** Maps for machines, and the archive by date: nobody waits there for what is new. */
const maps = new Set(['sitemap', 'map', 'archive'])
/** An address does not end because of these: a page that is suddenly missing after one of them is doubted. */
const harmless = new Set([
  ...counts,
  'site',
  'day',
  'byline',
  'mention',
  'thread',
  'conversation',
  'threadend',
  'threadpages',
  'useful',
  'around',
  'translation',
  'composed',
  'banner',
])

export const isCount = (tag: string): boolean => counts.has(kindOf(tag))
export const mayEndPages = (tags: readonly string[]): boolean =>
  tags.some((tag) => !harmless.has(kindOf(tag)))

export function urgencyOf(tag: string): (key: string) => Urgency {
  const kind = kindOf(tag)
  if (isCount(tag) || archive.has(kind)) return (key) => (isFront(key) ? 'soon' : 'demand')
  return maps.has(kind) ? () => 'prewarm' : () => 'soon'
}
