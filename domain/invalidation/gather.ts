import { and, arrayContains, gt, sql } from 'drizzle-orm'
import type { Tag } from '#contract/tags.ts'
import type { Tx } from '#db/client.ts'
import { cacheInvalidations } from '#db/schema/site.ts'
import type { Invalidation } from './invalidations.ts'
import { invalidateAt } from './record.ts'

/**
 * Seconds before its hour at which a row takes no more with it: a transaction that is still under way when the hour strikes
 * would change a number that the page has just read, and nobody would say so. Longer than any of ours may take.
 */
const margin = 5

/**
 * Makes pages stale for the first of many small changes, some seconds from now, and so for all that come until then: one row
 * in that time and one render, however many they are.
 */
export async function invalidateTogether(
  tx: Tx,
  { tag, seconds, invalidation }: { tag: Tag; seconds: number; invalidation: Invalidation },
): Promise<void> {
  if (await isPlanned(tx, tag)) return
  // Two that come first at the same moment: the second waits for the first one's commit, and finds its row.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tag}, 0))`)
  if (await isPlanned(tx, tag)) return
  const [row] = await tx.execute<{ at: string }>(
    sql`select clock_timestamp() + make_interval(secs => ${seconds}::int) as at`,
  )
  await invalidateAt(tx, new Date(row!.at), invalidation)
}

async function isPlanned(tx: Tx, tag: Tag): Promise<boolean> {
  const [row] = await tx
    .select({ id: cacheInvalidations.id })
    .from(cacheInvalidations)
    .where(
      and(
        gt(cacheInvalidations.dueAt, sql`clock_timestamp() + make_interval(secs => ${margin}::int)`),
        arrayContains(cacheInvalidations.tags, [tag]),
      ),
    )
    .limit(1)
  return row !== undefined
}
