import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '#lib/env.ts'
import { prepareStatements } from './prepared-statements.ts'
import * as schema from './schema/all.ts'

export type Database = PostgresJsDatabase<typeof schema>
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]

type Connection = { sql: postgres.Sql; db: Database }

/** What one process holds open; kept on globalThis, because `next dev` evaluates modules again and again. */
const held = globalThis as { pleinJourConnections?: Map<string, Connection> }

type PoolName = 'app' | 'guest' | 'public' | 'probe'

/** Connections of a pool in one process, and how long one may live, in seconds. */
const pools: Record<PoolName, { max: number; lifetime: number }> = {
  // Eight statements at once are more than two cores can use; the edge bounds who waits.
  app: { max: 8, lifetime: 30 * 60 },
  // A locked article holds up everybody who comments on it: that may not take the desks' connections.
  guest: { max: 4, lifetime: 30 * 60 },
  public: { max: 8, lifetime: 30 * 60 },
  // Health signs in anew: connections that are open already would call a database well that lets nobody in.
  probe: { max: 4, lifetime: 30 },
}

function connection(name: PoolName, url: string | undefined): Connection {
  held.pleinJourConnections ??= new Map()
  const existing = held.pleinJourConnections.get(name)
  if (existing) return existing
  if (!url) throw new Error(`No database address for the ${name} role: start through npm start`)
  const sql = postgres(url, {
    max: pools[name].max,
    connect_timeout: 3,
    // Its own pauses grow to 20 s while the database is away, and last when it is back.
    backoff: () => 0.5,
    idle_timeout: 30,
    max_lifetime: pools[name].lifetime,
    onnotice: () => {},
    connection: { application_name: `plein-jour-${name}` },
  })
  const made = { sql, db: drizzle(prepareStatements(sql), { schema, casing: 'snake_case' }) }
  held.pleinJourConnections.set(name, made)
  return made
}

/** Staff pages and every write: role site_app, which may change rows but no table, and no revision. */
export const appDb = (): Database => connection('app', env().appUrl).db

/** Writes of people without an account: as `appDb`, from connections of their own. */
export const guestDb = (): Database => connection('guest', env().appUrl).db

/** Asks only whether the database answers: it must not wait behind eight long questions of the desks. */
export const probeDb = (): Database => connection('probe', env().appUrl).db

/** Reader pages and feeds: role site_public, which can SELECT from the public views and nothing else. */
export const publicDb = (): Database => connection('public', env().publicUrl).db

/** One business transaction. Read committed: rows that decide are locked with `for update`. */
export const transaction = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => appDb().transaction(run)

/** As `transaction`, for people without an account. */
export const guestTransaction = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => guestDb().transaction(run)

export async function closeDatabase(): Promise<void> {
  const open = [...(held.pleinJourConnections?.values() ?? [])]
  held.pleinJourConnections?.clear()
  await Promise.all(open.map(({ sql }) => sql.end({ timeout: 5 })))
}
