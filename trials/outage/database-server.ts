import { join } from 'node:path'
import postgres from 'postgres'
import { postgresAccount } from '#db/embedded/account.ts'
import { findPlace } from '#db/embedded/place.ts'
import { postgresProcessesIn, signal } from '#db/embedded/process.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded/start.ts'

/** A server that is not the site's own: nobody but the script starts it, stops it or wakes it. */
export type DatabaseServer = {
  /** A database of its own for each site. Its address, for DATABASE_URL. */
  create(name: string): Promise<string>
  start(): Promise<void>
  stop(): Promise<void>
  /** Stands still in the middle of everything: connections stay open and nothing answers. */
  freeze(): void
  thaw(): void
  /** The server runs, and lets nobody into this database. */
  refuse(name: string): Promise<void>
  accept(name: string): Promise<void>
}

const password = 'only-for-this-script'

export async function startDatabaseServer(folder: string): Promise<DatabaseServer> {
  const open = (keepPort: boolean) =>
    startEmbeddedPostgres({ dataDir: folder, password, report: () => {}, keepPort })
  let server: EmbeddedPostgres | undefined = await open(false)
  const { url } = server
  const { cluster } = findPlace(folder, postgresAccount())
  const asSuperuser = async (work: (sql: postgres.Sql) => Promise<unknown>) => {
    const sql = postgres(url, { max: 1, onnotice: () => {} })
    await work(sql).finally(() => sql.end({ timeout: 5 }))
  }

  return {
    async create(name) {
      await asSuperuser(async (sql) => {
        const [role] = await sql`select 1 from pg_roles where rolname = 'newspaper'`
        if (!role) await sql`create role newspaper login createrole password 'only-for-this-script'`
        const [known] = await sql`select 1 from pg_database where datname = ${name}`
        if (!known) await sql`create database ${sql(name)} owner newspaper encoding 'UTF8' template template0`
      })
      const own = new URL(url)
      own.username = 'newspaper'
      own.pathname = `/${name}`
      return own.href
    },
    async start() {
      server ??= await open(true)
    },
    async stop() {
      await server?.stop()
      server = undefined
    },
    freeze() {
      // The postmaster first: it would start what it misses.
      for (const pid of postgresProcessesIn(cluster)) signal(pid, 'SIGSTOP')
    },
    thaw() {
      for (const pid of postgresProcessesIn(cluster)) signal(pid, 'SIGCONT')
    },
    refuse: (name) =>
      asSuperuser(async (sql) => {
        await sql`alter database ${sql(name)} allow_connections false`
        await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`
      }),
    accept: (name) => asSuperuser((sql) => sql`alter database ${sql(name)} allow_connections true`),
  }
}

export const serverFolder = (folder: string): string => join(folder, 'server')
