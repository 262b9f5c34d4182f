import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createRegistry } from '#lib/metrics.ts'
import type { ObjectStorage } from '#platform/storage/storage.ts'
import type { AdmissionConfig } from './admission/admit.ts'
import { createHostCheck } from './admission/host.ts'
import { createVisitors } from './admission/visitor.ts'
import { probe } from './health/probe.ts'
import { createHealth } from './health/readiness.ts'
import type { EdgeLog } from './http/access-log.ts'
import { type Limits, limits as standardLimits } from './http/limits.ts'
import { createConnectionRotation } from './load/connection-rotation.ts'
import { createConnectionShare } from './load/connection-share.ts'
import { watchConnections } from './load/connections.ts'
import { drainServer } from './load/drain.ts'
import { createScheduler } from './load/event-loop-scheduler.ts'
import { createRequestQueue } from './load/request-queue.ts'
import { createPageCache } from './page-cache/http.ts'
import type { Source } from './page-cache/invalidation/follower.ts'
import { createRespond, type Reception } from './respond.ts'
import { createCspReports } from './responses/csp-report.ts'
import { baseHeaders } from './responses/security-headers.ts'
import { identity } from './responses/site-identity.ts'
import { createPictureBucket } from './static/picture-bucket.ts'
import { createSiteFiles } from './static/site-files.ts'
import { createUpstream } from './upstream/client.ts'
import { tunnelHotReload } from './upstream/hot-reload.ts'
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
  /** Something that the operator who started the site must know. */
  onWarning?: (text: string) => void
  limits?: Partial<Limits>
  /** Whether the database answers, asked without Next. */
  databaseAnswers?: (() => Promise<boolean>) | undefined
  /** Pictures that are not on disk. */
  bucket?: ObjectStorage | undefined
  /** Whether readers' devices may keep articles; without it, their workers end. */
  offline?: boolean
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
  const base = Object.entries(baseHeaders(siteUrl))
  const pageCache =
    options.cache && !development
      ? createPageCache({ ...options.cache, siteUrl, dataDir, upstream, limits, base, metrics, log })
      : undefined
  const files = createSiteFiles(options)

  const respond = createRespond({
    admission: config,
    visitors,
    health,
    files,
    media: {
      mediaDir: join(dataDir, 'media'),
      bucket: options.bucket && createPictureBucket(options.bucket, limits),
    },
    dataDir,
    reports,
    pageCache,
    proxy,
    scheduler,
    metrics,
    base,
    identity: whose,
    log,
  })

  function queue(req: IncomingMessage, res: ServerResponse, waitsForContinue: boolean): void {
    requests.add(req, (waited) => receive(req, res, { waitsForContinue, waited }))
  }

  /** A page that we have is on its way before this returns; everything else takes its time. */
  function receive(req: IncomingMessage, res: ServerResponse, how: Omit<Reception, 'close'>): void {
    // Not before the door is closed: a client that is sent away too early only comes back.
    const close = !server.listening || rotation.isDue(req.socket)
    try {
      if (!pageCache?.hit(req, res, close))
        respond(req, res, { ...how, close }).catch((error: unknown) => lose(res, error))
    } catch (error) {
      lose(res, error)
    }
  }

  /** What even the handling of errors did not expect costs this one reader the answer, and nobody else theirs. */
  function lose(res: ServerResponse, error: unknown): void {
    log.error({ error }, 'an answer was lost in the edge')
    res.destroy()
  }

  const server = createListener(limits, queue)
  watchConnections(server, limits, createConnectionShare(limits.connectionsPerNetwork, visitors.bringsMany))
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

/** Node's server with our clocks; the same for a request whose body waits for `100 Continue`. */
function createListener(
  limits: Limits,
  take: (req: IncomingMessage, res: ServerResponse, waitsForContinue: boolean) => void,
): Server {
  const server = createServer(
    {
      insecureHTTPParser: false,
      requireHostHeader: true,
      maxHeaderSize: limits.maxHeaderSize,
      headersTimeout: limits.headersTimeout,
      // The longest any request may take to arrive; forms have a shorter clock of their own (body.ts).
      requestTimeout: Math.max(limits.uploadTimeout, limits.audioTimeout),
      keepAliveTimeout: limits.keepAliveTimeout,
      connectionsCheckingInterval: Math.min(1_000, limits.headersTimeout, limits.crowdHeadersTimeout),
    },
    (req, res) => take(req, res, false),
  )
  server.timeout = limits.socketIdle
  server.maxConnections = limits.maxConnections
  server.on('checkContinue', (req: IncomingMessage, res: ServerResponse) => take(req, res, true))
  return server
}
