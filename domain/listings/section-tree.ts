import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'

/** Any number, always the same; the order of the masthead has another one. */
const treeLock = 5_407_203

/**
 * For who is putting a section under another one. Whoever says on which lists an article stands holds the tree as it is
 * (`holdTree`): else a list could be told nothing of an article that has just joined it with its section.
 */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${treeLock})`)
}

/** Many hold it together. */
export async function holdTree(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${treeLock})`)
}
