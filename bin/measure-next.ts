/**
 * Loaded into Next (node --import): measures what it answers to the edge, without a line in its code. Next listens on loopback,
 * so these are the edge's requests and nobody else's.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Gauge, Histogram } from 'prom-client'
import { metricsSocket } from '#contract/run-socket.ts'
import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { createRegistry } from '#lib/metrics.ts'
import { serveMetrics } from '#lib/metrics-server.ts'
import { routeKind } from './route-kind.ts'

const { registry } = createRegistry('next')

const seconds = new Histogram({
  name: 'plein_jour_next_request_seconds',
  help: 'From the request to the last byte of the answer, by kind of address',
  labelNames: ['kind', 'status'],
  // A render takes 5 to 50 ms on a quiet machine; the edge gives up after 30 s.
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [registry],
})
const running = new Gauge({
  name: 'plein_jour_next_requests_running',
  help: 'Requests that are being answered',
  registers: [registry],
})

let own: ReturnType<typeof serveMetrics> | undefined
type Message = { request: IncomingMessage; response: ServerResponse; server: unknown }

subscribe('http.server.request.start', (message) => {
  const { request, response, server } = message as Message
  if (server === own) return
  const begun = performance.now()
  running.inc()
  // Also when the client has left before the end.
  response.once('close', () => {
    running.dec()
    const kind = routeKind(request.url ?? '/')
    const status = `${Math.floor(response.statusCode / 100)}xx`
    seconds.observe({ kind, status }, (performance.now() - begun) / 1_000)
  })
})

own = serveMetrics(registry, metricsSocket(env().dataDir, 'next'), (error) =>
  logger('metrics').warn({ err: error }, 'the numbers of Next cannot be read'),
)
