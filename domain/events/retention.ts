import { lt } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { domainEvents } from '#db/schema/events.ts'

/** A subscriber that comes later can catch up by a quarter. The audit log keeps who did what for good. */
const keptDays = 90

export async function purgeEvents(tx: Tx, now: Date): Promise<void> {
  await tx.delete(domainEvents).where(lt(domainEvents.at, new Date(now.getTime() - keptDays * 86_400_000)))
}
