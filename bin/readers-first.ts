import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lastEmbeddedPort } from '#db/embedded/start.ts'
import { embeddedDatabaseUrl, expectedPublicUrl } from '#db/prepare.ts'
import type { Env } from '#lib/env.ts'
import type { Secrets } from '#lib/secrets.ts'
import { takedownPlace } from '#lib/takedown-place.ts'
import { localAddress, untilAnswers } from './answers.ts'
import { type Child, type ChildPlan, keepRunning } from './child.ts'
import type { RunRecord } from './run-record.ts'
import { edgePlan } from './site-processes.ts'

export interface EarlyEdge {
  child: Child
  plan: ChildPlan
}

/** Stored pages need no database: where there are some, readers have them before anything that may be waited for. */
export function startReadersFirst(
  env: Env,
  secrets: Secrets,
  base: Record<string, string>,
  record: RunRecord,
): EarlyEdge | undefined {
  if (!existsSync(join(takedownPlace(env.dataDir).pages, 'index.html'))) return undefined
  const plan = edgePlan(base, presumedPublicUrl(env, secrets))
  return { plan, child: keepRunning(plan, env.dataDir, record) }
}

export async function untilServing({ child }: EarlyEdge, env: Env, stopped: () => boolean): Promise<void> {
  const address = `${localAddress(env.host, env.port)}/healthz`
  await Promise.race([untilAnswers(address, '127.0.0.1', () => true, stopped), child.failed])
  child.settled()
}

/** Where the database was the last time; an edge that was told wrong is started again. */
function presumedPublicUrl(env: Env, secrets: Secrets): string | undefined {
  if (env.databasePublicUrl !== undefined) return env.databasePublicUrl
  const port = env.databaseUrl === undefined ? lastEmbeddedPort(env.dataDir) : undefined
  const url = env.databaseUrl ?? (port === undefined ? undefined : embeddedDatabaseUrl(port))
  return url === undefined ? undefined : expectedPublicUrl(url, secrets.publicPassword)
}
