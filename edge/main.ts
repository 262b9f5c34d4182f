import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#lib/env.ts'
import { logger } from '#lib/log.ts'
import { openBucket } from '#platform/storage/bucket.ts'
import { askDatabase } from './health/database-question.ts'
import { limits } from './http/limits.ts'
import { openInvalidationTable } from './page-cache/invalidation/postgres-source.ts'
import { createEdge } from './server.ts'
import { archiveBuild } from './static/build-archive.ts'

const { host, port, siteUrl, dataDir, nextPort, trustProxy, nodeEnv, publicUrl, offline } = env()
const bucket = openBucket(env())
const log = logger('edge')

if (nextPort === undefined) {
  log.error({}, 'PLEIN_JOUR_NEXT_PORT is not set: the supervisor starts the edge and says where Next listens')
  process.exit(1)
}

// Snapshots are for a web server to read, which is another user; everything private says its own mode.
process.umask(0o022)
const root = join(import.meta.dirname, '..')
const development = nodeEnv === 'development'
const nextStaticDir = join(root, '.next', 'static')
if (!development) {
  try {
    archiveBuild(nextStaticDir, join(dataDir, 'static'))
  } catch (error) {
    log.warn({ error }, 'the files of this build could not be kept for later')
  }
}
const edge = createEdge({
  siteUrl,
  nextPort,
  dataDir,
  publicDir: join(root, 'public'),
  nextStaticDir,
  trustProxy,
  development,
  log,
  bucket,
  offline,
  onWarning: (text) => process.send?.({ type: 'warning', text }),
  databaseAnswers: publicUrl === undefined ? undefined : askDatabase(publicUrl),
  cache: development
    ? undefined
    : {
        // With the origin: pages name it in their addresses, and those of another one are out of date.
        build: `${readFileSync(join(root, '.next', 'BUILD_ID'), 'utf8').trim()} ${siteUrl}`,
        source: publicUrl === undefined ? undefined : openInvalidationTable(publicUrl),
        prewarms: true,
      },
})

let leaving = false
async function leave(reason: string): Promise<void> {
  if (leaving) return
  leaving = true
  log.info({ reason }, 'draining')
  // Only a load balancer reads /readyz, and needs a moment for it; without one, waiting would only slow a restart.
  await edge.drain(trustProxy.length > 0 ? 2_000 : 0)
  process.exit(0)
}

process.on('SIGTERM', () => void leave('SIGTERM'))
process.on('SIGINT', () => void leave('SIGINT'))
// The supervisor is gone, killed perhaps: without it nobody would ever stop us.
process.on('disconnect', () => process.exit(0))

edge.server.on('error', (error) => {
  log.error({ error }, 'the edge cannot listen')
  process.exit(1)
})
await edge.open()
edge.server.listen({ port, host, backlog: limits.backlog }, () => {
  log.info({ host, port }, 'listening')
  process.send?.({ type: 'listening' })
  edge.warm().catch((error: unknown) => log.warn({ error }, 'static files could not be prepared'))
})
