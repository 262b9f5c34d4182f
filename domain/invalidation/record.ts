import { and, arrayContains, arrayOverlaps, eq, gt, isNull, lt, not, or, sql } from 'drizzle-orm'
import { lists, type Tag, tags } from '#contract/tags.ts'
import type { Tx } from '#db/client.ts'
import { cacheInvalidations } from '#db/schema/site.ts'
import type { Invalidation } from './invalidations.ts'

/** NOTIFY channel: the doorbell. Listeners read the table; a lost notification costs two seconds, not a page. */
export const invalidationChannel = 'cache_invalidations'

/** Makes pages stale in the transaction that changed what they show: no commit, no invalidation; and no page without one. */
export async function invalidate(tx: Tx, { tags, hard, stale = [] }: Invalidation): Promise<void> {
  await say(tx, { tags, hard })
  if (stale.length > 0) await say(tx, { tags: stale, hard: false })
}

/**
 * For what becomes visible by itself at an hour. No edge sees the row before the database's clock has come to it, and
 * every edge does then, whether or not a worker is there to tell it.
 */
export async function invalidateAt(tx: Tx, dueAt: Date, { tags, hard }: Invalidation): Promise<void> {
  await say(tx, { tags, hard, dueAt })
}

/** An hour that was given up: what waited for it is told to nobody. */
export async function forgetPlanned(tx: Tx, tag: Tag): Promise<void> {
  await tx
    .delete(cacheInvalidations)
    .where(
      and(
        gt(cacheInvalidations.dueAt, sql`clock_timestamp()`),
        arrayContains(cacheInvalidations.tags, [tag]),
      ),
    )
}

/** What was planned with this tag for this very hour. */
export async function plannedTags(tx: Tx, { at, tag }: { at: Date; tag: Tag }): Promise<Tag[]> {
  const rows = await tx
    .select({ tags: cacheInvalidations.tags })
    .from(cacheInvalidations)
    .where(and(eq(cacheInvalidations.dueAt, at), arrayContains(cacheInvalidations.tags, [tag])))
  return rows.flatMap(({ tags }) => tags)
}

/** Sections that are empty until an hour fills them: what is planned for them then changes the masthead too. */
export async function planMasthead(tx: Tx, sections: readonly string[]): Promise<void> {
  const newest = sections.map((slug) => tags.newest(lists.section(slug)))
  if (newest.length === 0) return
  await tx
    .update(cacheInvalidations)
    .set({ tags: sql`array_append(${cacheInvalidations.tags}, ${tags.site}::text)` })
    .where(
      and(
        gt(cacheInvalidations.dueAt, sql`clock_timestamp()`),
        arrayOverlaps(cacheInvalidations.tags, newest),
        not(arrayContains(cacheInvalidations.tags, [tags.site])),
      ),
    )
}

/** What is planned for a section is planned for the list that its articles have joined, too. */
export async function planList(tx: Tx, { section, list }: { section: string; list: string }): Promise<void> {
  const newest = tags.newest(lists.section(list))
  await tx
    .update(cacheInvalidations)
    .set({ tags: sql`array_append(${cacheInvalidations.tags}, ${newest}::text)` })
    .where(
      and(
        gt(cacheInvalidations.dueAt, sql`clock_timestamp()`),
        arrayContains(cacheInvalidations.tags, [tags.newest(lists.section(section))]),
        not(arrayContains(cacheInvalidations.tags, [newest])),
      ),
    )
}

/** An edge that slept longer than this starts from an empty cache anyway. */
const keptDays = 7

/** Deletes what every edge has heard. What was written long ago for an hour to come is still to be heard. */
export async function purgeInvalidations(tx: Tx, now: Date): Promise<void> {
  const longAgo = new Date(now.getTime() - keptDays * 86_400_000)
  const { createdAt, dueAt } = cacheInvalidations
  await tx
    .delete(cacheInvalidations)
    .where(and(lt(createdAt, longAgo), or(isNull(dueAt), lt(dueAt, longAgo))))
}

async function say(tx: Tx, row: { tags: Tag[]; hard: boolean; dueAt?: Date }): Promise<void> {
  const [made] = await tx
    .insert(cacheInvalidations)
    .values({ ...row, tags: [...new Set(row.tags)] })
    .returning({ id: cacheInvalidations.id })
  await tx.execute(sql`select pg_notify(${invalidationChannel}, ${String(made!.id)})`)
}
