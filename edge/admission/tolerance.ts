import { type FeedFormat, feedHref, listFolders, pages } from '#contract/addresses.ts'
import { internalPath } from '#contract/public-addresses.ts'
import { slugify } from '#lib/slug.ts'

/** No pages of ours: names there are what they are. */
const exempt = ['media', 'fonts', '_next', '.well-known']

/** What a sentence, a bracket or a quotation adds to an address that stands in it. */
const punctuation = /[\s.,;:!?)\]}>'"`*»”’…]+$/u

/** Nearly every address: nothing to mend. */
const tidy = /^(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+$/

/** Formats by the last word of the feeds of other systems: `/feed/atom`. */
const formats: Record<string, FeedFormat> = {
  rss: 'rss',
  rss2: 'rss',
  rdf: 'rss',
  atom: 'atom',
  json: 'json',
}

const fixedPages: readonly string[] = Object.values(pages)
const folders: readonly string[] = Object.values(listFolders)
const isFixed = (page: string): boolean => fixedPages.includes(internalPath(page))

/**
 * The address that was meant, where this one can be none of ours: with a full stop or a bracket that belongs to the sentence
 * around it, with capitals, with the accents of the title, with what other systems append. Undefined where there is
 * nothing to mend. It says nothing about whether a page is there: nothing is rendered or kept for an address that is not
 * spelled like one.
 */
export function meantAddress(path: string): string | undefined {
  const segments = path.split('/').slice(1)
  if (exempt.includes(segments[0]!)) return undefined
  const spelled = tidy.test(path) ? segments : respelled(segments)
  if (spelled === undefined) return undefined
  const meant = withoutAppendix(spelled)
  return meant === path ? undefined : meant
}

function respelled(segments: readonly string[]): string[] | undefined {
  const kept = [...segments]
  let last = ''
  // What belongs to the sentence may fill several parts: `/).`.
  while (last === '' && kept.length > 0) last = kept.pop()!.replace(punctuation, '')
  if (last !== '') kept.push(last)
  const spelled = kept.map((segment) =>
    // A file's name has a point in it, which a title's has not.
    segment.includes('.') ? segment.toLowerCase() : slugify(segment, Number.POSITIVE_INFINITY),
  )
  return spelled.includes('') ? undefined : spelled
}

/** An article may be called `feed` or `amp`: what stands right under a section is for the page to judge. */
function withoutAppendix(segments: readonly string[]): string {
  const whole = `/${segments.join('/')}`
  const [last = '', before = ''] = segments.toReversed()
  const isFormat = before === 'feed' && last in formats
  const pageOf = isFormat ? segments.slice(0, -2) : segments.slice(0, -1)
  const page = `/${pageOf.join('/')}`
  const isPage = isFixed(page) || pageOf.length === 2
  if (last === 'amp') return isPage && page !== '/' ? page : whole
  if (last !== 'feed' && !isFormat) return whole
  const isList = page === '/' || (pageOf.length === 2 && folders.includes(internalPath(`/${pageOf[0]}`)))
  // `/culture/feed/atom` is unlike `/culture/feed`: no article has a part below it.
  const isSection = isFormat && pageOf.length === 1 && !isFixed(page)
  if (isList || isSection) return feedHref(page, isFormat ? formats[last]! : 'rss')
  return isPage ? page : whole
}
