import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Metrics } from '#lib/metrics.ts'
import { readFastPath } from '../admission/fast-path.ts'
import type { Target } from '../admission/request-target.ts'
import type { EdgeLog } from '../http/access-log.ts'
import type { Limits } from '../http/limits.ts'
import { type Identity, readIdentity } from '../responses/site-identity.ts'
import type { Upstream } from '../upstream/client.ts'
import type { Source } from './invalidation/follower.ts'
import type { PagesLimits } from './lookup.ts'
import { registerPages, timeRenders } from './metrics.ts'
import { cacheKey, replyIn } from './page/key.ts'
import type { Page } from './page/page.ts'
import { createRender } from './render/render.ts'
import { createSendPage } from './send.ts'
import { createPageService } from './service.ts'
import type { Found } from './stored-pages.ts'

export interface PageCache {
  /** Answers from memory and in this turn, if the request is as plain as most are. */
  hit(req: IncomingMessage, res: ServerResponse, close: boolean): boolean
  answer(
    req: IncomingMessage,
    res: ServerResponse,
    target: Target,
    facts: { requestId: string; network: string },
  ): Promise<void>
  /** To be awaited before the first reader. */
  open(): Promise<void>
  close(): Promise<void>
  /** Whose site it is, as the home page says it; undefined until there is one. */
  identity(): Identity | undefined
}

export interface PageCacheOptions {
  siteUrl: string
  dataDir: string
  build: string
  source?: Source | undefined
  prewarms: boolean
  upstream: Upstream
  limits: Limits
  /** Headers of every answer. */
  base: readonly (readonly [string, string])[]
  metrics: Metrics
  log: EdgeLog
}

/** The page cache as requests see it. */
export function createPageCache({
  upstream,
  limits,
  base,
  metrics,
  ...options
}: PageCacheOptions): PageCache {
  const siteHost = new URL(options.siteUrl).host
  const render = timeRenders(metrics, createRender(upstream, options.siteUrl))
  const { pages, follower, open, close } = createPageService({
    ...options,
    render,
    limits: pagesLimits(limits),
  })
  registerPages(metrics, pages, follower)
  const send = createSendPage(base)
  let readFrom: Page | undefined
  let known: Identity | undefined

  /** The form that answers a comment is a page of its own only where the article shows that comment. */
  async function find(key: string, network: string): Promise<Found> {
    const reply = replyIn(key)
    if (reply === undefined) return pages.get(key, network)
    const article = await pages.get(reply.without, network)
    return article.page.plain.includes(`reponse=${reply.to}`) ? pages.get(key, network) : article
  }

  return {
    hit(req, res, closes) {
      const question = readFastPath(req, siteHost)
      if (question === undefined) return false
      const page = pages.hit(req.url!)
      if (page === undefined) return false
      send(req, res, { page, state: 'hit' }, { question, close: closes })
      return true
    },
    async answer(req, res, target, { requestId, network }) {
      const found = await find(cacheKey(target), network)
      if (res.destroyed) return
      const closes = res.getHeader('connection') === 'close'
      for (const name of res.getHeaderNames()) res.removeHeader(name)
      const question = {
        acceptEncoding: req.headers['accept-encoding']?.toString(),
        ifNoneMatch: req.headers['if-none-match'],
      }
      send(req, res, found, { question, requestId, close: closes })
    },
    async open() {
      await open()
      // One that was kept before the restart tells whose site this is.
      if (pages.memory.get('/') === undefined) return
      const home = pages.get('/')
      home.then(({ page }) => pages.learn(page)).catch(() => {})
    },
    close,
    identity() {
      const home = pages.memory.get('/')?.page
      if (home !== undefined && home !== readFrom) {
        readFrom = home
        known = readIdentity(home.plain) ?? known
      }
      return known
    },
  }
}

function pagesLimits(limits: Limits): PagesLimits {
  return {
    bulkhead: {
      slots: limits.renders,
      waiting: limits.rendersWaiting,
      maxWait: limits.renderWait,
      perNetwork: limits.rendersPerNetwork,
    },
    searches: {
      slots: limits.searches,
      waiting: limits.searchesWaiting,
      maxWait: limits.renderWait,
      perNetwork: limits.searchesPerNetwork,
    },
    suggestions: {
      slots: limits.suggestions,
      waiting: limits.suggestionsWaiting,
      maxWait: limits.suggestionWait,
      perNetwork: limits.suggestionsPerNetwork,
    },
    patience: limits.renderPatience,
    countsTogether: limits.countsTogether,
    moment: limits.refillMoment,
    memory: limits.pageMemory,
    diskPages: limits.diskPages,
    diskBytes: limits.diskBytes,
    rewriteAfter: limits.rewriteAfter,
    negativeCache: {
      time: limits.negativeCacheTime,
      entries: limits.negativeCachePages,
      bytes: limits.negativeCacheBytes,
    },
  }
}
