import type { EdgeLog } from '../access-log.ts'
import type { Render } from './fill.ts'

export interface Sweep {
  start(): void
  /** Something was published or renamed: soon, and once for all that comes together. */
  soon(): void
  stop(): void
}

export interface SweepOptions {
  render: Render
  siteUrl: string
  /** Takes the addresses that every reader must find, visited or not. */
  take(keys: readonly string[]): void
  most: number
  log: EdgeLog
}

const settle = 3_000
const retry = 5_000
/** For whatever nobody told us about. */
const regularly = 10 * 60_000
/** Of every build, and linked from every page. */
const always = [
  '/',
  '/rss.xml',
  '/sitemap.xml',
  '/robots.txt',
  '/a-propos',
  '/accessibilite',
  '/charte-des-commentaires',
  '/confidentialite',
  '/mentions-legales',
  '/plan-du-site',
]

/** Keeps a snapshot of every published page: reads the site's own map of itself and has rendered what is missing. */
export function createSweep({ render, siteUrl, take, most, log }: SweepOptions): Sweep {
  let timer: NodeJS.Timeout | undefined
  let due = Number.POSITIVE_INFINITY
  let stopped = false

  function plan(delay: number): void {
    const at = performance.now() + delay
    if (stopped || at >= due) return
    clearTimeout(timer)
    due = at
    timer = setTimeout(() => void run(), delay)
    timer.unref()
  }
  async function run(): Promise<void> {
    due = Number.POSITIVE_INFINITY
    try {
      const { status, body } = await render('/sitemap.xml')
      if (status !== 200) throw new Error(`The site map answers ${status}.`)
      take([...new Set([...always, ...addresses(body.toString('utf8'), siteUrl)])].slice(0, most))
      plan(regularly)
    } catch (error) {
      log.info({ error }, 'the site map could not be read; trying again')
      plan(retry)
    }
  }

  return {
    start: () => plan(0),
    soon: () => plan(settle),
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Every section has a feed under its own address. */
export function addresses(map: string, siteUrl: string): string[] {
  const paths = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].flatMap(([, location = '']) => {
    const url = URL.parse(location.replaceAll('&amp;', '&'))
    return url !== null && url.origin === siteUrl ? [url.pathname + url.search] : []
  })
  const articles = paths.filter((path) => path.indexOf('/', 1) !== -1)
  const sections = new Set(articles.map((path) => path.slice(0, path.indexOf('/', 1))))
  const feeds = paths.filter((path) => sections.has(path)).map((path) => `${path}/rss.xml`)
  return [...paths.filter((path) => !articles.includes(path)), ...feeds, ...articles]
}
