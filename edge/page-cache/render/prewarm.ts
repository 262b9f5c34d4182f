import { type FeedFormat, feedFiles, feedHref, files } from '#contract/addresses.ts'
import { type Addresses, addressesIn, languageOfAddress } from '#contract/public-addresses.ts'
import type { EdgeLog } from '#edge/http/access-log.ts'
import { backoff } from '#lib/backoff.ts'
import { locales } from '#lib/locale.ts'

export interface Prewarm {
  start(): void
  /** Something was published or renamed: soon, and once for all that comes together. `everywhere`: in any month of the archive. */
  soon(everywhere?: boolean): void
  stop(): void
}

export interface PrewarmOptions {
  /** A page of the site as it is now: rendered in turn with all others, and kept. */
  current(key: string): Promise<{ status: number; plain: Buffer }>
  siteUrl: string
  /** Takes the addresses that every reader must find, visited or not; `renews`: old pages among them are rendered too. */
  take(keys: readonly string[], renews: boolean): void
  most: number
  log: EdgeLog
}

const onRendered = 3_000
/** After a failure the next attempt is so far away, then twice as far: a map costs more than the page it leads to. */
const retry = 5_000
const longestRetry = 5 * 60_000
/** For changes that no invalidation named, and for those that may wait. */
const regularly = 10 * 60_000
/** Of every build, and linked from every page. */
const always = ({ pages, search, comfort }: Addresses): string[] => [
  ...Object.values(pages),
  search,
  ...Object.values(comfort),
  ...Object.values(files),
]

export const retryAfter = (failures: number): number =>
  backoff(failures, { first: retry, longest: longestRetry })

/** Keeps a snapshot of every published page: reads the site's own maps of itself and has rendered what is missing. */
export function createPrewarm({ current, siteUrl, take, most, log }: PrewarmOptions): Prewarm {
  let timer: NodeJS.Timeout | undefined
  let due = Number.POSITIVE_INFINITY
  let failures = 0
  let whole = 0
  let stopped = false
  /** An import or a change of the whole site may have added to any map. */
  let readsAll = false

  function plan(delay: number): void {
    const at = performance.now() + delay
    if (stopped || at >= due) return
    clearTimeout(timer)
    due = at
    timer = setTimeout(() => void run(), delay)
    timer.unref()
  }
  async function read(key: string): Promise<string[]> {
    const { status, plain } = await current(key)
    if (status !== 200) throw new Error(`${key} answers ${status}.`)
    return locations(plain.toString('utf8'), siteUrl)
  }
  async function run(): Promise<void> {
    due = Number.POSITIVE_INFINITY
    const isWhole = performance.now() >= whole
    const isEveryMap = isWhole || readsAll
    readsAll = false
    try {
      const maps = mapsInOrder(await read(files.sitemap))
      const mapped: string[] = []
      // New articles are in the newest of their maps: the others are full.
      const newest = maps.find(isArticles)
      for (const map of isEveryMap ? maps : maps.filter((one) => one === newest || !isArticles(one))) {
        const found = await read(map)
        if (stopped) return
        mapped.push(...withFeeds(map, found))
      }
      // The maps name the site's own pages, as its language does.
      const language = mapped.map(languageOfAddress).find((one) => one !== undefined) ?? 'fr'
      const seen = new Set(always(addressesIn(language)))
      for (const path of mapped) if (seen.size < most) seen.add(path)
      take([...seen], isWhole)
      if (isWhole) whole = performance.now() + regularly
      failures = 0
    } catch (error) {
      readsAll ||= isEveryMap
      log.info({ error }, 'the maps of the site could not be read; trying again')
      plan(retryAfter(++failures))
    }
    plan(Math.max(0, whole - performance.now()) || regularly)
  }

  return {
    start: () => plan(0),
    soon(everywhere = false) {
      readsAll ||= everywhere
      plan(onRendered)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

const sections = '/sitemap/sections.xml'
const fixed = ['/sitemap/pages.xml', sections]
const isArticles = (map: string): boolean => map.startsWith('/sitemap/articles-')

/**
 * Fixed pages and sections, the newest articles, bylines and topics, then the archive: what an outage that comes early
 * leaves undone is what fewest readers look for.
 */
export function mapsInOrder(maps: readonly string[]): string[] {
  const articles = maps.filter(isArticles).toReversed()
  const pages = maps.filter((map) => fixed.includes(map))
  const others = maps.filter((map) => !isArticles(map) && !fixed.includes(map))
  return [...pages, ...articles.slice(0, 1), ...others, ...articles.slice(1)]
}

/** The addresses of a map that are ours. */
export function locations(map: string, siteUrl: string): string[] {
  const start = `${siteUrl}/`
  return [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].flatMap(([, location = '']) => {
    const url = location.replaceAll('&amp;', '&')
    return url.startsWith(start) ? [url.slice(siteUrl.length)] : []
  })
}

const formats = Object.keys(feedFiles) as FeedFormat[]
const lists = locales.map(addressesIn).flatMap(({ byline, topic }) => [byline(''), topic('')])

/** Every section has its feeds under its own address, in all formats; bylines and topics have the one they link to. */
function withFeeds(map: string, paths: readonly string[]): string[] {
  if (map === sections)
    return paths.flatMap((path) => [path, ...formats.map((format) => feedHref(path, format))])
  return paths.flatMap((path) =>
    lists.some((list) => path.startsWith(list)) ? [path, feedHref(path, 'rss')] : [path],
  )
}
