import { metricsSocket } from '#contract/run-socket.ts'
import { measureConnections } from '#domain/worker/connection-metrics.ts'
import { startWorker } from '#domain/worker/start-worker.ts'
import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { createRegistry } from '#lib/metrics.ts'
import { serveMetrics } from '#lib/metrics-server.ts'

/** The process that does what nobody waits for: publication at an hour, midnight, retention. */
const log = logger('worker')

async function main(): Promise<void> {
  const { registry } = createRegistry('worker')
  measureConnections(registry)
  const worker = await startWorker({ registry })
  serveMetrics(registry, metricsSocket(env().dataDir, 'worker'), (error) =>
    log.warn({ err: error }, 'the numbers of the worker cannot be read'),
  )
  let stopping = false
  const leave = async () => {
    if (stopping) return
    stopping = true
    try {
      await worker.stop()
      process.exit(0)
    } catch (error) {
      log.error({ error }, 'the worker did not stop cleanly')
      process.exit(1)
    }
  }
  process.on('SIGTERM', leave)
  process.on('SIGINT', leave)
  process.on('disconnect', () => {
    void leave()
    // Nobody is left to end a worker that waits for a database that is gone, too.
    setTimeout(() => process.exit(1), 5_000).unref()
  })
}

main().catch((error) => {
  log.fatal({ error }, 'the worker could not start')
  process.exitCode = 1
  // The supervisor starts it again: pg-boss may hold timers that would keep a half-started worker alive.
  setImmediate(() => process.exit(1))
})
