import { sql } from 'drizzle-orm'
import { appDb, type Database, publicDb } from '#db/client.ts'

const databases = { app: appDb, public: publicDb }
type Held = { pleinJourConnections: Map<string, { db: unknown }> }

/**
 * How many rows and index entries are read as site_app or site_public by what runs here: what a query costs, whatever
 * else the machine is doing. Everything it asks goes through one transaction, which alone knows its own reading.
 */
export async function rowsReadBy(name: keyof typeof databases, run: () => Promise<unknown>): Promise<number> {
  return databases[name]().transaction(async (tx) => {
    const { pleinJourConnections: held } = globalThis as unknown as Held
    const connection = held.get(name)!
    held.set(name, { ...connection, db: tx })
    try {
      const before = await readSoFar(tx)
      await run()
      return (await readSoFar(tx)) - before
    } finally {
      held.set(name, connection)
    }
  })
}

async function readSoFar(db: Pick<Database, 'execute'>): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select sum(pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid))::int as n
    from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace`)
  return row!.n
}
