import { HttpError, overloaded } from '#edge/http/http-error.ts'
import { type Bulkhead, type BulkheadSize, createBulkhead } from '#edge/load/bulkhead.ts'
import type { Verdict, VersionGuard } from '../invalidation/version-guard.ts'
import type { Counters } from '../page/counters.ts'
import { makePage, type Page, type Rendered } from '../page/page.ts'

export type Render = (key: string) => Promise<Rendered>

/** What a render brought, and whether the world moved meanwhile. */
export interface Filled {
  page: Page
  verdict: Exclude<Verdict, 'purged'>
  /** Nothing at all was invalidated since the render began. */
  quiet: boolean
}

export interface SingleFlight {
  /**
   * Renders a page. Whoever wants the same page meanwhile gets the same answer; `onRendered` sees it before anybody. The
   * render begins at the first turn that one of those who want it has: nobody waits behind another network's crowd.
   */
  fill(key: string, network?: string): Promise<Filled>
  isFilling(key: string): boolean
  readonly bulkhead: Bulkhead
}

export interface SingleFlightOptions {
  render: Render
  versionGuard: VersionGuard
  counters: Counters
  build: string
  size: BulkheadSize
  /** Whether a page is kept here that nothing has happened to which could have ended it. */
  isKept(key: string): boolean
  /** Called in the same turn in which the verdict was reached: nothing can come between the two. */
  onRendered(filled: Filled): void
  onScripts(key: string, reason: string): void
}

interface Filling {
  promise: Promise<Filled>
  /** Waits for a turn of this network as well, unless the render has begun. */
  join(network: string | undefined): Promise<void>
}

/** A takedown while a page is rendered means rendering it again. Whoever is this unlucky three times gets a 503. */
const attempts = 3

const leadsNowhere = ({ tags, status }: Page): boolean => tags.length === 0 && status < 500

/** Renders, one a key at a time and a few keys at once. */
export function createSingleFlight(options: SingleFlightOptions): SingleFlight {
  const { render, versionGuard, counters, build } = options
  const bulkhead = createBulkhead(options.size)
  const underWay = new Map<string, Filling>()

  function begin(key: string): Filling {
    const queued = new Set<string | undefined>()
    const started = new AbortController()
    const { promise, resolve, reject } = Promise.withResolvers<Filled>()
    let waiting = 0
    const join = async (network: string | undefined) => {
      if (started.signal.aborted || queued.has(network)) return
      queued.add(network)
      waiting++
      const release = await bulkhead.acquire({ signal: started.signal, ...(network ? { network } : {}) })
      waiting--
      queued.delete(network)
      if (started.signal.aborted) return release?.()
      if (release === undefined) {
        if (waiting > 0) return
        underWay.delete(key)
        return reject(overloaded())
      }
      started.abort()
      run(key)
        .finally(() => {
          release()
          underWay.delete(key)
        })
        .then(resolve, reject)
    }
    return { promise, join }
  }

  async function run(key: string): Promise<Filled> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const filled = await renderOnce(key)
      if (filled !== undefined) return filled
    }
    throw new HttpError('site.unavailable', { 'retry-after': '1' })
  }

  async function ask(key: string, renderedAt: number): Promise<Page> {
    counters.renders++
    const onScripts = (reason: string) => options.onScripts(key, reason)
    return makePage(key, await render(key), { renderedAt, build, onScripts })
  }

  async function renderOnce(key: string): Promise<Filled | undefined> {
    const race = versionGuard.begin()
    const renderedAt = Date.now()
    try {
      let page = await ask(key, renderedAt)
      // One wrong answer must not cost the readers of the next outage a page that is there.
      if (leadsNowhere(page) && options.isKept(key)) page = await ask(key, renderedAt)
      const verdict = race.verdict(page.tags)
      if (verdict === 'purged') return undefined
      const filled = { page, verdict, quiet: race.quiet }
      options.onRendered(filled)
      return filled
    } catch (error) {
      counters.failedRenders++
      throw error
    } finally {
      race.end()
    }
  }

  return {
    bulkhead,
    isFilling: (key) => underWay.has(key),
    fill(key, network) {
      const known = underWay.get(key)
      const filling = known ?? begin(key)
      if (known === undefined) underWay.set(key, filling)
      void filling.join(network)
      return filling.promise
    },
  }
}
