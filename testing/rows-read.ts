import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'

/**
 * How many rows and index entries this transaction has read so far, whatever the machine is doing besides: what a query
 * costs, without a clock.
 */
export async function rowsRead(tx: Pick<Tx, 'execute'>): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`
    select sum(pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid))::int as n
    from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace`)
  return row!.n
}
