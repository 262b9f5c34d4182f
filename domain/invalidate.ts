import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { cacheInvalidations } from '#db/schema/site.ts'
import type { Invalidation } from './cache.ts'

/** NOTIFY channel: the doorbell. Listeners read the table; a lost notification costs two seconds, not a page. */
export const invalidationChannel = 'cache_invalidations'

/** Makes pages stale in the transaction that changed what they show: no commit, no invalidation; and no page without one. */
export async function invalidate(tx: Tx, { tags, hard }: Invalidation): Promise<void> {
  const [row] = await tx
    .insert(cacheInvalidations)
    .values({ tags: [...new Set(tags)], hard })
    .returning({ id: cacheInvalidations.id })
  await tx.execute(sql`select pg_notify(${invalidationChannel}, ${String(row!.id)})`)
}
