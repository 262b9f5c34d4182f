import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedPostgresError } from '#db/embedded/failure.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded/start.ts'
import { prepareDatabase } from '#db/prepare.ts'
import { causesOf } from '#lib/causes.ts'
import type { Env } from '#lib/env.ts'
import type { Secrets } from '#platform/secrets.ts'
import { backoff } from './child.ts'
import { note } from './terminal.ts'

export interface Server {
  adminUrl: string
  /** Ours to create databases and roles in; somebody else's, given by DATABASE_URL, may not allow it. */
  own: boolean
  remark: string
  stop(): Promise<void>
}

export interface DatabaseUrls {
  ownerUrl: string
  appUrl: string
  publicUrl: string
  fresh: boolean
  demo: boolean
}

export async function openServer(
  env: Env,
  secrets: Secrets,
  report: (line: string) => void,
): Promise<Server> {
  if (env.databaseUrl !== undefined) {
    const host = new URL(env.databaseUrl).host
    return { adminUrl: env.databaseUrl, own: false, remark: `PostgreSQL at ${host}`, stop: async () => {} }
  }
  const start = (keepPort: boolean) =>
    startEmbeddedPostgres({
      dataDir: env.dataDir,
      password: secrets.postgresPassword,
      report,
      keepPort,
      replaces: true,
    })
  const first = await start(false)
  const stop = keepServing(first, () => start(true))
  const remark = `embedded PostgreSQL, port ${new URL(first.url).port}${first.adopted ? ', was still running' : ''}`
  return { adminUrl: first.url, own: true, remark, stop }
}

/** A failed start costs little, and every write waits for one that succeeds: try often. */
const longestPause = 2_000

/** Starts the server again whenever it ends; what was acknowledged is on disk. */
function keepServing(first: EmbeddedPostgres, restart: () => Promise<EmbeddedPostgres>): () => Promise<void> {
  let server = first
  let stopping = false
  let recovery: Promise<void> | undefined
  const watch = () =>
    server.onExit((reason) => {
      if (!stopping) recovery = recover(reason)
    })
  const recover = async (reason: string) => {
    note(reason)
    for (let attempt = 0; !stopping; attempt++) {
      try {
        server = await restart()
        note('PostgreSQL runs again.')
        return watch()
      } catch (error) {
        note((error as Error).message)
        await pause(Math.min(longestPause, backoff(attempt)))
      }
    }
  }
  watch()
  return async () => {
    stopping = true
    await recovery
    await server.stop()
  }
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECT_TIMEOUT',
  'ETIMEDOUT',
  '57P01',
  '57P03',
])
const patience = 60_000
/** A refused connection costs nothing, and the start waits for the first that is accepted. Milliseconds. */
const knock = 250

class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
}

/**
 * Files and sockets (E…), postgres.js (CONNECT…), SQLSTATE: connections, a standby that is not yet the primary, logins,
 * conflicts, no resources, objects in use, shutdowns, and files that are damaged or unreadable until somebody sees to them.
 */
const passing = /^(?:E[A-Z]{3,}$|CONNECT|08...|25006|28...|3D000|40...|53...|55...|57...|58...|XX...)/
/** The driver of the job tables gives a connection that breaks off no code. */
const brokenOff = /^(?:Connection terminated|timeout exceeded when trying to connect)/

/** What may be over in a while, as opposed to a defect, which trying again cannot mend. */
export function mayPass(error: unknown): boolean {
  if (error instanceof EmbeddedPostgresError || error instanceof DatabaseAway) return true
  return passing.test(codeOf(error)) || (error instanceof Error && brokenOff.test(error.message))
}

function codeOf(error: unknown): string {
  for (const cause of causesOf(error)) if ('code' in cause) return String(cause.code)
  return ''
}

/** Database, roles and migrations. A server that is still coming up (a machine that just booted) is waited for. */
export async function prepare(
  server: Server,
  env: Env,
  secrets: Secrets,
  report: (line: string) => void,
  check: () => void,
): Promise<DatabaseUrls> {
  const begun = Date.now()
  for (let attempt = 0; ; attempt++) {
    try {
      return await prepareDatabase({
        adminUrl: server.adminUrl,
        ownDatabase: server.own,
        appPassword: secrets.appPassword,
        publicPassword: secrets.publicPassword,
        appUrl: env.databaseAppUrl,
        publicUrl: env.databasePublicUrl,
        mayTakeOver: env.takeOverDatabase,
        report,
      })
    } catch (error) {
      const code = codeOf(error)
      if (!unreachable.has(code)) throw error
      const { host } = new URL(server.adminUrl)
      if (Date.now() - begun > patience)
        throw new DatabaseAway(`The database at ${host} cannot be reached (${code}).`)
      if (attempt === 0) report(`Waiting for the database at ${host}…`)
      await pause(knock)
      check()
    }
  }
}
