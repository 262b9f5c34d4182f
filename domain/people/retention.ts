import { lt, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { sessions, setupLinks } from '#db/schema/people.ts'

/** Deletes sessions that have ended; how many. */
export async function purgeSessions(tx: Tx, now: Date): Promise<number> {
  const dead = await tx.delete(sessions).where(lt(sessions.expiresAt, now)).returning({ id: sessions.id })
  return dead.length
}

/** Deletes one-time links that are used or too old. */
export async function purgeSetupLinks(tx: Tx, now: Date): Promise<void> {
  await tx.delete(setupLinks).where(or(lt(setupLinks.expiresAt, now), sql`${setupLinks.usedAt} is not null`))
}
