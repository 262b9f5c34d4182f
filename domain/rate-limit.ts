import { inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { rateLimits } from '#db/schema/site.ts'

export type Limit = { points: number; seconds: number }

/** `count`: of the points that were taken in this window, those beyond the limit included. */
export type Taken = { allowed: boolean; retryAfter: number; count: number }

/**
 * Takes one point of each fixed window, in their order. `retryAfter` is in whole seconds. One atomic upsert, so that two processes cannot both take the last
 * point (the kept libraries read first and write after).
 */
export async function takePoints(
  tx: Pick<Tx, 'execute'>,
  windows: readonly { key: string; limit: Limit }[],
): Promise<Taken[]> {
  // Locks are taken in the order of the rows: two requests with the same windows must not meet crosswise.
  const ordered = [...windows].sort((a, b) => (a.key < b.key ? -1 : 1))
  const keys = ordered.map(({ key }) => key)
  const seconds = ordered.map(({ limit }) => limit.seconds)
  const { key, count, resetAt } = rateLimits
  // As arrays: one statement for any number of windows, prepared once.
  const rows = await tx.execute<{ key: string; count: number; wait: number }>(sql`
    insert into ${rateLimits} (key, count, reset_at)
    select taken.key, 1, now() + make_interval(secs => taken.seconds)
    from unnest(${sql.param(keys)}::text[], ${sql.param(seconds)}::int[]) as taken (key, seconds)
    on conflict (key) do update set
      count = case when ${resetAt} <= now() then 1 else ${count} + 1 end,
      reset_at = case when ${resetAt} <= now() then excluded.reset_at else ${resetAt} end
    returning ${key}, ${count}, greatest(1, ceil(extract(epoch from ${resetAt} - now())))::int as wait`)
  return windows.map(({ key, limit }) => {
    const row = rows.find((found) => found.key === key)!
    return { allowed: row.count <= limit.points, retryAfter: row.wait, count: row.count }
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
