import { inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { rateLimits } from '#db/schema/site.ts'

export type Limit = { points: number; seconds: number }

export type Taken = { allowed: boolean; retryAfter: number }

/**
 * Takes one point of each fixed window, in their order. `retryAfter` is in whole seconds. One atomic upsert, so that two processes cannot both take the last
 * point (the kept libraries read first and write after).
 */
export async function takePoints(
  tx: Pick<Tx, 'insert'>,
  windows: readonly { key: string; limit: Limit }[],
): Promise<Taken[]> {
  // Locks are taken in the order of the rows: two requests with the same windows must not meet crosswise.
  const ordered = [...windows].sort((a, b) => (a.key < b.key ? -1 : 1))
  const rows = await tx
    .insert(rateLimits)
    .values(
      ordered.map(({ key, limit }) => ({
        key,
        count: 1,
        resetAt: sql`now() + make_interval(secs => ${limit.seconds})`,
      })),
    )
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.resetAt} <= now() then 1 else ${rateLimits.count} + 1 end`,
        resetAt: sql`case when ${rateLimits.resetAt} <= now() then excluded.reset_at else ${rateLimits.resetAt} end`,
      },
    })
    .returning({
      key: rateLimits.key,
      count: rateLimits.count,
      wait: sql<number>`greatest(1, ceil(extract(epoch from ${rateLimits.resetAt} - now())))::int`,
    })
  return windows.map(({ key, limit }) => {
    const row = rows.find((found) => found.key === key)!
    return { allowed: row.count <= limit.points, retryAfter: row.wait }
  })
}

/**
 * Waits for nobody: it finds the rows in the order in which they lie, and a post that takes several of them in the order of
 * their keys could wait for it in turn. A row in use is no longer old, or is forgotten the next time.
 */
export async function forgetOldLimits(db: Pick<Tx, 'select' | 'delete'>): Promise<void> {
  const old = db
    .select({ key: rateLimits.key })
    .from(rateLimits)
    .where(lt(rateLimits.resetAt, sql`now()`))
    .for('update', { skipLocked: true })
  await db.delete(rateLimits).where(inArray(rateLimits.key, old))
}
