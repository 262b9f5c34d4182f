import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createRegistry } from '#lib/metrics.ts'
import type { ObjectStorage } from '#platform/storage/storage.ts'
import { type Admission, type AdmissionConfig, admit, refuseWithheld } from './admission/admit.ts'
import type { Exchange } from './admission/exchange.ts'
import { createHostCheck } from './admission/host.ts'
import { isOperator } from './admission/operator.ts'
import { createVisitors } from './admission/visitor.ts'
import { isUnder, rules } from './admission/zone.ts'
import { probe } from './health/probe.ts'
import { createHealth } from './health/readiness.ts'
import { createRequestTimes, type EdgeLog, logAccess } from './http/access-log.ts'
import { ClientGone, HttpError } from './http/http-error.ts'
import { type Limits, limits as standardLimits } from './http/limits.ts'
import { createConnectionRotation } from './load/connection-rotation.ts'
import { createConnectionShare } from './load/connection-share.ts'
import { watchConnections } from './load/connections.ts'
import { drainServer } from './load/drain.ts'
import { createScheduler } from './load/event-loop-scheduler.ts'
import { createRequestQueue } from './load/request-queue.ts'
import { createPageCache } from './page-cache/http.ts'
import type { Source } from './page-cache/invalidation/follower.ts'
import { createCspReports } from './responses/csp-report.ts'
import { refuse, reply } from './responses/reply.ts'
import { baseHeaders } from './responses/security-headers.ts'
import { identity } from './responses/site-identity.ts'
import { type MediaPlace, serveMedia } from './static/media.ts'
import { serveStatic } from './static/serve-static.ts'
import { createSiteFiles } from './static/site-files.ts'
import { createUpstream } from './upstream/client.ts'
import { tunnelHotReload } from './upstream/hot-reload.ts'
import { processMetrics } from './upstream/process-metrics.ts'
import { createProxy } from './upstream/proxy.ts'

export interface EdgeOptions {
  /** Origin: the only name the site answers to. */
  siteUrl: string
  nextPort: number
  dataDir: string
  publicDir: string
  /** `.next/static` of the build. */
  nextStaticDir: string
  /** Addresses and networks of reverse proxies whose X-Forwarded-For is believed. */
  trustProxy: readonly string[]
  development: boolean
  log: EdgeLog
  /** Something that whoever started the site must know. */
  onWarning?: (text: string) => void
  limits?: Partial<Limits>
  /** Whether the database answers, asked without Next. */
  databaseAnswers?: (() => Promise<boolean>) | undefined
  /** Pictures that are not on disk. */
  bucket?: ObjectStorage | undefined
  /** Keeps public pages. Without it, and in development, every request goes to Next. */
  cache?: { build: string; source?: Source | undefined; prewarms: boolean } | undefined
}

export interface Edge {
  readonly server: Server
  /** Browsers' reports of what the content security policy stopped, since the start. */
  readonly cspReportCount: number
  /** To be awaited before listening. */
  open(): Promise<void>
  /** Reads and compresses the static files; they are served meanwhile, less compressed. */
  warm(): Promise<void>
  /** Says so on /readyz, waits `notice` milliseconds for a load balancer to see it, then finishes what is under way. */
  drain(notice: number): Promise<void>
}

/** How a request came to its turn. */
type Reception = Pick<Exchange, 'waitsForContinue' | 'waited'>

/** `next dev` compiles a page when it is first asked for. */
const developmentLimits = { ...standardLimits, upstreamTimeout: 120_000, socketIdle: 150_000 }

export function createEdge(options: EdgeOptions): Edge {
  const { siteUrl, nextPort, dataDir, development, log } = options
  const limits: Limits = { ...(development ? developmentLimits : standardLimits), ...options.limits }
  const config: AdmissionConfig = {
    siteUrl,
    development,
    maxTarget: limits.maxTarget,
    verdict: createHostCheck(siteUrl),
  }
  const visitors = createVisitors(options)
  // Until a home page says better.
  const stranger = identity(new URL(siteUrl).host, 'fr')
  const whose = () => pageCache?.identity() ?? stranger
  const upstream = createUpstream(nextPort, limits)
  const probeNext = () => probe(nextPort, limits.healthTimeout)
  const health = createHealth({ ...options, probe: probeNext, upstream, limits })
  const proxy = createProxy({ siteUrl, development, limits, upstream, health, identity: whose })
  const reports = createCspReports(join(dataDir, 'logs', 'csp-reports.jsonl'), log)
  const scheduler = createScheduler(limits.turn)
  const requests = createRequestQueue(limits, (req) => visitors.networkOf(req), scheduler)
  const rotation = createConnectionRotation(limits.maxRequestsPerSocket)
  const metrics = createRegistry('edge')
  const times = createRequestTimes(metrics)
  const media: MediaPlace = { mediaDir: join(dataDir, 'media'), bucket: options.bucket }
  const base = Object.entries(baseHeaders(siteUrl))
  const pageCache =
    options.cache && !development
      ? createPageCache({ ...options.cache, siteUrl, dataDir, upstream, limits, base, metrics, log })
      : undefined
  const files = createSiteFiles(options)

  function queue(req: IncomingMessage, res: ServerResponse, waitsForContinue: boolean): void {
    requests.add(req, (waited) => receive(req, res, { waitsForContinue, waited }))
  }

  /** A page that we have is on its way before this returns; everything else takes its time. */
  function receive(req: IncomingMessage, res: ServerResponse, how: Reception): void {
    // Not before the door is closed: whoever is sent away too early only comes back in.
    const close = !server.listening || rotation.isDue(req.socket)
    try {
      if (!pageCache?.hit(req, res, close))
        handle(req, res, { ...how, close }).catch((error: unknown) => lose(res, error))
    } catch (error) {
      lose(res, error)
    }
  }

  /** What even the handling of errors did not expect costs this one reader the answer, and nobody else theirs. */
  function lose(res: ServerResponse, error: unknown): void {
    log.error({ error }, 'an answer was lost in the edge')
    res.destroy()
  }

  async function handle(
    req: IncomingMessage,
    res: ServerResponse,
    { waitsForContinue, waited, close }: Reception & { close: boolean },
  ): Promise<void> {
    const id = randomUUID()
    for (const [name, value] of base) res.setHeader(name, value)
    res.setHeader('x-request-id', id)
    if (close) res.setHeader('connection', 'close')
    // Asked by machines that know us by address, not by name.
    const plainPath = req.url?.split('?')[0]
    if (plainPath === '/healthz') return reply(req, res, { status: 200, body: 'ok\n' })
    if (plainPath === '/readyz') return health.answer(res, visitors.warnings)
    if (plainPath === '/metrics' && pageCache !== undefined && isOperator(req))
      return reply(req, res, {
        status: 200,
        type: metrics.contentType,
        body: (await metrics.text()) + (await processMetrics(dataDir)),
      })

    const visitor = visitors.of(req)
    let admission: Admission | undefined
    try {
      admission = admit(req, config)
      const { target, zone, redirectTo } = admission
      const { path } = target
      if (redirectTo !== undefined) return reply(req, res, { status: 308, headers: { location: redirectTo } })
      const file = files.find(path)
      if (file !== undefined && req.method !== 'OPTIONS') return await serveStatic(req, res, file)
      logAccess(req, res, { id, path, log, times })
      refuseWithheld(admission)
      if (req.method === 'OPTIONS' && !isUnder(path, '/api') && zone !== 'development')
        return reply(req, res, { status: 204, headers: { allow: rules[zone].methods.join(', ') } })
      if (path === '/api/csp-report' && req.method === 'POST') return await reports.take(req, res)
      if (isUnder(path, '/media'))
        return await serveMedia(req, res, path, { ...media, scheduler, network: visitor.network })
      if (pageCache !== undefined && zone === 'public' && req.method !== 'OPTIONS')
        return await pageCache.answer(req, res, target, { requestId: id, network: visitor.network })
      await proxy({
        req,
        res,
        id,
        method: req.method!,
        target,
        zone,
        waitsForContinue,
        waited,
        ...visitor,
      })
    } catch (error) {
      if (error instanceof ClientGone) return void res.destroy()
      if (error instanceof HttpError) {
        if (admission === undefined) logAccess(req, res, { id, path: '(refused)', log, times })
        return refuse(req, res, error, whose())
      }
      log.error({ error, id }, 'a request failed in the edge')
      refuse(req, res, new HttpError('site.unavailable', { 'retry-after': '5' }), whose())
    }
  }

  const server = createServer(
    {
      insecureHTTPParser: false,
      requireHostHeader: true,
      maxHeaderSize: limits.maxHeaderSize,
      headersTimeout: limits.headersTimeout,
      // The longest any request may take to arrive; forms have a shorter clock of their own (body.ts).
      requestTimeout: limits.uploadTimeout,
      keepAliveTimeout: limits.keepAliveTimeout,
      connectionsCheckingInterval: Math.min(1_000, limits.headersTimeout, limits.crowdHeadersTimeout),
    },
    (req, res) => queue(req, res, false),
  )
  watchConnections(server, limits, createConnectionShare(limits.connectionsPerNetwork, visitors.bringsMany))
  server.timeout = limits.socketIdle
  server.maxConnections = limits.maxConnections
  server.on('checkContinue', (req: IncomingMessage, res: ServerResponse) => queue(req, res, true))
  server.on('upgrade', (req, socket, head) => {
    // The site has no sockets. In production there is nothing an upgrade could reach.
    if (!development || config.verdict(req.headers.host) !== 'ours') socket.destroy()
    else tunnelHotReload(req, socket, head, { nextPort, siteHost: new URL(siteUrl).host })
  })
  server.on('connection', () => requests.onConnection())
  server.on('listening', () => health.start())
  server.on('close', () => {
    health.stop()
    upstream.close()
    metrics.stop()
    void pageCache?.close()
  })

  return {
    server,
    get cspReportCount() {
      return reports.count
    },
    open: async () => pageCache?.open(),
    warm: () => files.warm(),
    drain(notice) {
      health.drain()
      return drainServer(server, {
        notice,
        lastRequests: limits.drainLastRequests,
        patience: limits.drain,
      })
    },
  }
}
