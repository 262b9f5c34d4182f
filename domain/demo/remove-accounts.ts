import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { demoRows } from '#db/schema/demo.ts'
import { sessions, setupLinks, users } from '#db/schema/people.ts'
import { causesOf } from '#lib/causes.ts'

/** SQLSTATE: something still refers to it. */
const foreignKeyViolation = '23503'

/**
 * Ends the demo's accounts and their sessions. One whose name stands in the history of what stays (who wrote a version,
 * who decided about a comment) cannot go: it is closed for good, without a password. Those are returned.
 */
export async function removeDemoAccounts(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.select({ id: demoRows.id }).from(demoRows).where(eq(demoRows.noun, 'user'))
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  await tx.delete(sessions).where(inArray(sessions.userId, ids))
  await tx.delete(setupLinks).where(inArray(setupLinks.userId, ids))
  const kept: string[] = []
  for (const id of ids) if (!(await removed(tx, id))) kept.push(id)
  if (kept.length > 0)
    await tx.update(users).set({ disabledAt: now, passwordHash: null }).where(inArray(users.id, kept))
  return kept
}

async function removed(tx: Tx, id: string): Promise<boolean> {
  try {
    await tx.transaction((savepoint) => savepoint.delete(users).where(eq(users.id, id)))
    return true
  } catch (error) {
    const isReferredTo = [...causesOf(error)].some(
      (cause) => 'code' in cause && cause.code === foreignKeyViolation,
    )
    if (!isReferredTo) throw error
    return false
  }
}
