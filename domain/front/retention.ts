import { lt } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { frontPreviews } from '#db/schema/front.ts'

/** A day's work: who composes on makes another one with the next look. */
const keptFor = 86_400_000

/** Deletes what somebody looked at while composing. */
export async function purgePreviews(tx: Tx, now: Date): Promise<void> {
  await tx.delete(frontPreviews).where(lt(frontPreviews.keptAt, new Date(now.getTime() - keptFor)))
}
