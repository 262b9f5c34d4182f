import { type Tx, transaction } from '#db/client.ts'
import type { AfterCommit } from '#domain/subscriber.ts'
import { logger } from '#lib/log.ts'

/** A set: what two events of one transaction ask for is done once. */
const following = new WeakMap<Tx, Set<AfterCommit>>()

/**
 * A transaction that changes something, and says so by `record()`. When it returns, everything that had to follow COMMIT
 * has happened: what was taken from readers is gone from every page. Throws what `run` throws, and
 * site.takedown_unconfirmed, in which case the change itself is committed.
 */
export async function change<T>(
  run: (tx: Tx) => Promise<T>,
  within: <R>(run: (tx: Tx) => Promise<R>) => Promise<R> = transaction,
): Promise<T> {
  const follows = new Set<AfterCommit>()
  const result = await within((tx) => {
    following.set(tx, follows)
    return run(tx)
  })
  // In their order, and all of them: one that fails is no reason to leave out the next.
  const failures: unknown[] = []
  for (const follow of follows) await follow().catch((error: unknown) => failures.push(error))
  for (const error of failures.slice(1)) logger('site').error({ err: error }, 'not done after a commit')
  if (failures.length > 0) throw failures[0]
  return result
}

/** Has something awaited after the commit of a transaction that `change()` has opened. */
export function afterCommit(tx: Tx, follow: AfterCommit): void {
  const follows = following.get(tx)
  if (!follows) throw new Error('An event outside of change(): what follows its commit would be forgotten.')
  follows.add(follow)
}
