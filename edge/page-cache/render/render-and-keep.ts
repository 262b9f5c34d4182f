import type { EdgeLog } from '#edge/http/access-log.ts'
import { HttpError } from '#edge/http/http-error.ts'
import type { WriteBehind } from '../disk/write-behind.ts'
import type { Verdict, VersionGuard } from '../invalidation/version-guard.ts'
import type { EntryStore } from '../memory/entries.ts'
import type { NegativeCache } from '../memory/negative-cache.ts'
import type { Counters } from '../page/counters.ts'
import { isAnswer } from '../page/key.ts'
import { nextPage } from '../page/next-list-page.ts'
import { makePage, type Page, type Rendered } from '../page/page.ts'
import type { Wanted } from '../queue/wanted.ts'
import type { SiteLanguage } from './site-language.ts'

export type Render = (key: string) => Promise<Rendered>

export interface RenderAndKeepOptions {
  render: Render
  build: string
  memory: EntryStore
  writeBehind: WriteBehind
  negativeCache: NegativeCache
  versionGuard: VersionGuard
  wanted: Wanted
  counters: Counters
  language: SiteLanguage
  limits: RenderAndKeepLimits
  log: EdgeLog
}

export interface RenderAndKeepLimits {
  diskPages: number
  /** Renders further pages of lists ahead. */
  followsLists?: boolean
}

/** A takedown while a page is rendered means rendering it again. A reader who is this unlucky three times gets a 503. */
const attempts = 3
const mostComplaints = 20

const leadsNowhere = ({ tags, status }: Page): boolean => tags.length === 0 && status < 500

/**
 * Asks Next for a page and keeps it before anybody is given it. What is kept under its address gives way to it in any
 * case, but for an error of Next.
 * Throws: `site.unavailable` after too many takedowns, and what `render` throws.
 */
export function createRenderAndKeep(options: RenderAndKeepOptions): (key: string) => Promise<Page> {
  const { render, build, memory, writeBehind, negativeCache, versionGuard, wanted, counters } = options
  const { language, limits, log } = options

  async function ask(key: string, renderedAt: number): Promise<Page> {
    counters.renders++
    const rendered = await render(key)
    language.learn(rendered.language, renderedAt)
    const { page, undeferred } = await makePage(key, rendered, { renderedAt, build })
    if (undeferred !== undefined && counters.undeferred++ < mostComplaints)
      log.warn({ key, reason: undeferred }, 'the scripts of a page could not be deferred')
    return page
  }

  async function renderOnce(key: string): Promise<Page | undefined> {
    const race = versionGuard.begin()
    const renderedAt = Date.now()
    try {
      let page = await ask(key, renderedAt)
      // One wrong answer must not cost the readers of the next outage a page that is there.
      if (leadsNowhere(page) && memory.get(key)?.state.mayEnd === false) page = await ask(key, renderedAt)
      const verdict = race.verdict(page.tags)
      if (verdict === 'purged') return undefined
      // In the same turn: nothing can come between the verdict and what it is about.
      if (page.tags.length > 0) keep(page, verdict)
      else if (page.status < 500) keepBriefly(page, race.quiet)
      return page
    } catch (error) {
      counters.failedRenders++
      throw error
    } finally {
      race.end()
    }
  }

  function keep(page: Page, verdict: Exclude<Verdict, 'purged'>): void {
    writeBehind.makeWay(page.key)
    memory.put(page, verdict === 'outdated')
    writeBehind.keep(page.key)
    if (verdict === 'outdated') wanted.later(page.key)
    const hasRoom = limits.followsLists && memory.size < limits.diskPages
    const next = hasRoom ? nextPage(page) : undefined
    if (next !== undefined && memory.get(next) === undefined) wanted.later(next)
  }

  /** It does not say what it shows. `isQuiet`: nothing at all was invalidated since its render began. */
  function keepBriefly(page: Page, isQuiet: boolean): void {
    writeBehind.forget(page.key)
    const passes = page.status === 301 || page.status === 404 || page.status === 410
    if (isQuiet && (passes || (page.status === 200 && isAnswer(page.key)))) negativeCache.put(page)
  }

  return async (key) => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const page = await renderOnce(key)
      if (page !== undefined) return page
    }
    throw new HttpError('site.unavailable', { 'retry-after': '1' })
  }
}
