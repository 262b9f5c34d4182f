import { lt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { rateLimits } from '#db/schema/site.ts'

export type Limit = { points: number; seconds: number }

/**
 * Takes one point of a fixed window. One atomic upsert, so that two processes cannot both take the last
 * point (the kept libraries read first and write after). `retryAfter` is in whole seconds.
 */
export async function takePoint(
  tx: Pick<Tx, 'insert'>,
  key: string,
  limit: Limit,
): Promise<{ allowed: boolean; retryAfter: number }> {
  const [row] = await tx
    .insert(rateLimits)
    .values({ key, count: 1, resetAt: sql`now() + make_interval(secs => ${limit.seconds})` })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.resetAt} <= now() then 1 else ${rateLimits.count} + 1 end`,
        resetAt: sql`case when ${rateLimits.resetAt} <= now() then excluded.reset_at else ${rateLimits.resetAt} end`,
      },
    })
    .returning({
      count: rateLimits.count,
      wait: sql<number>`greatest(1, ceil(extract(epoch from ${rateLimits.resetAt} - now())))::int`,
    })
  return { allowed: row!.count <= limit.points, retryAfter: row!.wait }
}

export async function forgetOldLimits(tx: Pick<Tx, 'delete'>): Promise<void> {
  await tx.delete(rateLimits).where(lt(rateLimits.resetAt, sql`now()`))
}
