import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { metricsSocket } from '#contract/run-socket.ts'
import { createRegistry } from '#lib/metrics.ts'
import { serveMetrics } from '#lib/metrics-server.ts'
import { processMetrics } from './process-metrics.ts'

let dataDir: string
let servers: Server[]
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'metrics-'))
  servers = []
})
afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  rmSync(dataDir, { recursive: true })
})

async function open({ registry } = createRegistry('worker')): Promise<void> {
  const errors: unknown[] = []
  const server = serveMetrics(registry, metricsSocket(dataDir, 'worker'), (error) => errors.push(error))
  servers.push(server)
  await once(server, 'listening')
  expect(errors).toEqual([])
}

test('adds the numbers of a process that answers, and says which does not', async () => {
  const metrics = createRegistry('worker')
  metrics.counter('sample_total', 'A sample', () => 3)
  await open(metrics)
  const text = await processMetrics(dataDir)
  expect(text).toContain('plein_jour_process_answers{process="next"} 0\n')
  expect(text).toContain('plein_jour_process_answers{process="worker"} 1\n')
  expect(text).toContain('# HELP plein_jour_worker_sample_total A sample\n')
  expect(text).toContain('\nplein_jour_worker_sample_total 3\n')
  expect(text).toMatch(/\nplein_jour_worker_event_loop_lag_seconds\{quantile="0.99"\} [\d.e-]+\n/)
  expect(text).toMatch(/\nplein_jour_worker_process_resident_bytes \d{7,}\n/)
  // Every line is a comment or a number: nothing runs into its neighbour.
  for (const line of text
    .trimEnd()
    .split('\n')
    .filter((one) => one !== ''))
    expect(line).toMatch(/^(?:# (?:HELP|TYPE) \S+ .+|[a-z_]+(?:\{[^}]*\})? [\d.e+-]+)$/)
})

test('a socket that a killed process has left behind is replaced', async () => {
  await open()
  await open()
  expect(await processMetrics(dataDir)).toContain('{process="worker"} 1\n')
})

test('one that hangs is given up, and one that answers nonsense is left out', {
  timeout: 10_000,
}, async () => {
  mkdirSync(dirname(metricsSocket(dataDir, 'next')), { recursive: true })
  const hanging = createServer(() => {}).listen(metricsSocket(dataDir, 'next'))
  const broken = createServer((_, res) => res.writeHead(500).end('oops')).listen(
    metricsSocket(dataDir, 'worker'),
  )
  servers.push(hanging, broken)
  await Promise.all([once(hanging, 'listening'), once(broken, 'listening')])
  const text = await processMetrics(dataDir)
  expect(text).not.toContain('oops')
  expect(text.match(/ 0$/gm)).toHaveLength(2)
})

test('a folder that takes no socket is told, and ends nothing', async () => {
  const errors: unknown[] = []
  servers.push(
    serveMetrics(createRegistry('worker').registry, '/dev/null/none/x.sock', (error) => errors.push(error)),
  )
  expect(errors).toHaveLength(1)
})
