import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { takedownPlace } from '#contract/takedown-place.ts'
import { lastEmbeddedPort } from '#db/embedded/start.ts'
import { embeddedDatabaseUrl, expectedUrls } from '#db/prepare.ts'
import type { Env } from '#lib/env.ts'
import type { Secrets } from '#platform/secrets.ts'
import { localAddress, untilAnswers } from './answers.ts'
import type { Child, Run } from './child.ts'
import { projectRoot } from './project.ts'
import type { RunRecord } from './run-record.ts'
import { edgePlan, type RoleUrls, sitePlans } from './site-processes.ts'
import { sourceHash } from './source-hash.ts'

/** What runs before the database is there. */
export interface EarlySite {
  edge: Child
  next: Child | undefined
  /** What they were told. */
  urls: RoleUrls | undefined
}

/**
 * Stored pages need no database: where there are some, readers have them before anything that may be waited for.
 * Next starts beside it when this release has prepared the database before, so that nothing is left to migrate: writes
 * then wait for the database alone.
 */
export function startReadersFirst(
  env: Env,
  secrets: Secrets,
  record: RunRecord,
  run: Run,
): EarlySite | undefined {
  if (!existsSync(join(takedownPlace(env.dataDir).pages, 'index.html'))) return undefined
  const urls = presumedUrls(env, secrets)
  const edge = run(edgePlan(env, urls?.publicUrl, 'start', record.nextPort))
  if (urls === undefined || record.release !== thisRelease(env.databaseUrl))
    return { edge, next: undefined, urls }
  const plans = sitePlans(env, secrets, urls, 'start', record.nextPort)
  const next = run(plans.next)
  // It may crash while the database is away: that must not end the start, and with it the edge.
  next.settled()
  return { edge, next, urls }
}

export async function untilServing({ edge }: EarlySite, env: Env, stopped: () => boolean): Promise<void> {
  const address = `${localAddress(env.host, env.port)}/healthz`
  await Promise.race([untilAnswers(address, '127.0.0.1', () => true, stopped), edge.failed])
  edge.settled()
}

/** A release together with a database: the same release has not prepared another database. */
export function thisRelease(databaseUrl: string | undefined): string {
  const journal = readFileSync(join(projectRoot, 'db', 'migrations', 'meta', '_journal.json'))
  const { host, pathname } = new URL(databaseUrl ?? 'embedded://')
  return createHash('sha256')
    .update(sourceHash(projectRoot))
    .update(journal)
    .update(`${host}${pathname}`)
    .digest('hex')
}

/** Where the database was the last time. If that turns out to be wrong, what was started with it is started again. */
function presumedUrls(env: Env, secrets: Secrets): RoleUrls | undefined {
  const port = env.databaseUrl === undefined ? lastEmbeddedPort(env.dataDir) : undefined
  const url = env.databaseUrl ?? (port === undefined ? undefined : embeddedDatabaseUrl(port))
  if (url === undefined) return undefined
  const { appPassword, publicPassword } = secrets
  return expectedUrls(url, {
    appPassword,
    publicPassword,
    appUrl: env.databaseAppUrl,
    publicUrl: env.databasePublicUrl,
  })
}
