import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { articles } from './schema/articles.ts'

/**
 * The database's clock, as a column: in a transaction the hour at which it began. It decides what is visible and
 * what has ended; the clocks of our own processes measure intervals and nothing else, because two machines
 * never agree on the second.
 */
export const databaseClock = sql<Date>`now()`.mapWith(articles.createdAt)

/**
 * The hour at this very moment, for a decision after a lock was waited for: the transaction's own hour is older then.
 */
export async function hourAfterLock(tx: Pick<Tx, 'execute'>): Promise<Date> {
  const [row] = await tx.execute<{ now: string }>(sql`select clock_timestamp() as now`)
  return new Date(row!.now)
}

export async function databaseNow(db: Pick<Tx | Database, 'execute'>): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select now()`)
  return new Date(row!.now)
}
