import postgres from 'postgres'
import { startEmbeddedPostgres } from '#db/embedded/start.ts'
import { prepareDatabase } from '#db/prepare.ts'
import { env } from '#lib/env.ts'
import { secrets } from '#platform/secrets.ts'

export type Target = { ownerUrl: string; close(): Promise<void> }

/** The database of this DATA_DIR or DATABASE_URL, as its owner; our own server is started when it is not running. */
export async function openTarget(report: (line: string) => void): Promise<Target> {
  const { ownerUrl, databaseUrl, databaseAppUrl, databasePublicUrl, dataDir } = env()
  if (ownerUrl) return { ownerUrl, close: async () => {} }
  const server = databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir, password: secrets().postgresPassword, report })
  const prepared = await prepareDatabase({
    adminUrl: databaseUrl ?? server!.url,
    ownDatabase: databaseUrl === undefined,
    appPassword: secrets().appPassword,
    publicPassword: secrets().publicPassword,
    appUrl: databaseAppUrl,
    publicUrl: databasePublicUrl,
    report,
  })
  return {
    ownerUrl: prepared.ownerUrl,
    // A running site's server is not ours to stop.
    close: async () => {
      if (server && !server.adopted) await server.stop()
    },
  }
}

/** Why invented articles must not go in here, or null: a demo, an empty site and one that has such articles have nothing to lose. */
export async function objection(sql: postgres.Sql): Promise<string | null> {
  const [state] = await sql<{ seed: string | null; real: boolean }[]>`
    select (select value #>> '{}' from settings where key = 'seed') as seed,
      exists (select 1 from articles) and not exists (select 1 from settings where key = 'bulk') as real`
  if (state!.seed === 'started')
    return 'The demo newsroom of this site is being filled, or was cut short: start the site first.'
  if (state!.seed === null && state!.real)
    return 'This site has articles and is no demo. Say --yes to mix invented ones into it; there is no way back.'
  return null
}

export const connect = (url: string): postgres.Sql =>
  postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'plein-jour-bulk' } })
