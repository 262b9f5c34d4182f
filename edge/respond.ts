import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Metrics } from '#lib/metrics.ts'
import { type Admission, type AdmissionConfig, admit, refuseWithheld } from './admission/admit.ts'
import type { Exchange } from './admission/exchange.ts'
import { isOperator } from './admission/operator.ts'
import type { Visitor, Visitors } from './admission/visitor.ts'
import { isUnder, rules } from './admission/zone.ts'
import type { Health } from './health/readiness.ts'
import { createRequestTimes, type EdgeLog, logAccess } from './http/access-log.ts'
import { ClientGone, HttpError } from './http/http-error.ts'
import type { Scheduler } from './load/event-loop-scheduler.ts'
import type { PageCache } from './page-cache/http.ts'
import type { CspReports } from './responses/csp-report.ts'
import { refuse, reply } from './responses/reply.ts'
import type { Identity } from './responses/site-identity.ts'
import { type MediaPlace, serveMedia } from './static/media.ts'
import { serveStatic } from './static/serve-static.ts'
import type { SiteFiles } from './static/site-files.ts'
import { processMetrics } from './upstream/process-metrics.ts'
import type { ProxyToNext } from './upstream/proxy.ts'

/** Who may be asked for an answer. */
export interface Responders {
  admission: AdmissionConfig
  visitors: Visitors
  health: Health
  files: SiteFiles
  media: MediaPlace
  /** Where the other processes tell their numbers. */
  dataDir: string
  reports: CspReports
  pageCache: PageCache | undefined
  proxy: ProxyToNext
  scheduler: Scheduler
  metrics: Metrics
  /** Headers of every answer. */
  base: readonly (readonly [string, string])[]
  /** Whose site an error page speaks for. */
  identity(): Identity
  log: EdgeLog
}

/** How a request came to its turn. `close`: the connection is to end with this answer. */
export type Reception = Pick<Exchange, 'waitsForContinue' | 'waited'> & { close: boolean }

interface Admitted {
  id: string
  visitor: Visitor
  admission: Admission
}

export type Respond = (req: IncomingMessage, res: ServerResponse, how: Reception) => Promise<void>

/** Answers whatever the fast path does not. Every HttpError becomes an answer. */
export function createRespond(responders: Responders): Respond {
  const { visitors, health, files, media, dataDir, reports, pageCache, proxy } = responders
  const { scheduler, metrics, base, log } = responders
  const times = createRequestTimes(metrics)

  /** What machines ask that know us by address, not by name. */
  function answerMachine(req: IncomingMessage, res: ServerResponse): Promise<void> | undefined {
    const path = req.url?.split('?')[0]
    if (path === '/metrics' && pageCache !== undefined && isOperator(req)) return answerNumbers(req, res)
    if (path === '/healthz') reply(req, res, { status: 200, body: 'ok\n' })
    else if (path === '/readyz') health.answer(res, visitors.warnings)
    else return undefined
    return Promise.resolve()
  }

  async function answerNumbers(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = (await metrics.text()) + (await processMetrics(dataDir))
    reply(req, res, { status: 200, type: metrics.contentType, body })
  }

  /** Throws the HttpError to answer. */
  async function answer(
    req: IncomingMessage,
    res: ServerResponse,
    { id, visitor, admission, waitsForContinue, waited }: Reception & Admitted,
  ): Promise<void> {
    const { target, zone, redirectTo } = admission
    const { path } = target
    const isOptions = req.method === 'OPTIONS'
    if (redirectTo !== undefined) {
      // Readers' pages are only read, and every program understands 301.
      const status = zone === 'public' ? 301 : 308
      return reply(req, res, { status, headers: { location: redirectTo } })
    }
    const file = files.find(path)
    if (file !== undefined && !isOptions) return await serveStatic(req, res, file)
    logAccess(req, res, { id, path, log, times })
    refuseWithheld(admission)
    if (isOptions && !isUnder(path, '/api') && zone !== 'development')
      return reply(req, res, { status: 204, headers: { allow: rules[zone].methods.join(', ') } })
    if (path === '/api/csp-report' && req.method === 'POST') return await reports.take(req, res)
    if (isUnder(path, '/media'))
      return await serveMedia(req, res, path, { ...media, scheduler, network: visitor.network })
    if (pageCache !== undefined && zone === 'public' && !isOptions)
      return await pageCache.answer(req, res, target, { requestId: id, network: visitor.network })
    await proxy({ req, res, id, method: req.method!, target, zone, waitsForContinue, waited, ...visitor })
  }

  return async (req, res, how) => {
    const id = randomUUID()
    for (const [name, value] of base) res.setHeader(name, value)
    res.setHeader('x-request-id', id)
    if (how.close) res.setHeader('connection', 'close')
    const machine = answerMachine(req, res)
    if (machine !== undefined) return machine
    const visitor = visitors.of(req)
    let admission: Admission | undefined
    try {
      admission = admit(req, responders.admission)
      await answer(req, res, { ...how, id, visitor, admission })
    } catch (error) {
      if (error instanceof ClientGone) return void res.destroy()
      if (error instanceof HttpError) {
        if (admission === undefined) logAccess(req, res, { id, path: '(refused)', log, times })
        return refuse(req, res, error, responders.identity())
      }
      log.error({ error, id }, 'a request failed in the edge')
      refuse(req, res, new HttpError('site.unavailable', { 'retry-after': '5' }), responders.identity())
    }
  }
}
