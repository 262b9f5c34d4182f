import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { settings } from '#db/schema/site.ts'
import type { EventName, EventOf, Recorded } from '#domain/events/catalogue.ts'
import type { Subscriber } from '#domain/subscriber.ts'
import type { EventQueue } from './queues.ts'
import { sendJob } from './send.ts'

/**
 * A subscriber that does its work in the worker: at least once, after COMMIT, with the retries of its queue. The job is a
 * row of the same transaction and carries the event whole. `startAfter` is for what is due at an hour, `isWanted` for what a
 * newsroom may not have turned on: without it there is no job.
 */
export function byJob<N extends EventName>(
  queue: EventQueue,
  on: readonly N[],
  startAfter?: (event: Recorded<EventOf<N>>) => Date,
  isWanted?: (tx: Tx) => Promise<boolean>,
): Subscriber {
  return {
    name: queue,
    on,
    handle: async (tx, event) => {
      if (isWanted && !(await isWanted(tx))) return null
      const at = startAfter?.(event as Recorded<EventOf<N>>)
      await sendJob(tx, queue, event, at ? { startAfter: at } : {})
      return null
    },
  }
}

/** A demo that is being made is drawn, told and counted whole, by who makes it. */
export async function unlessSeeding(tx: Tx): Promise<boolean> {
  const [seed] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.key, 'seed'))
  return seed?.value !== 'started'
}

/** For what is off until a newsroom has set something: whether it has, as the transaction of the change sees it. */
export function whenSet<T extends object>(
  { key }: { key: string; defaults: T },
  name: keyof T & string,
): (tx: Tx) => Promise<boolean> {
  return async (tx) => {
    const [row] = await tx
      .select({ value: sql<string | null>`${settings.value} ->> ${name}::text` })
      .from(settings)
      .where(eq(settings.key, key))
    return Boolean(row?.value)
  }
}

/**
 * For a job that works on everything that has come until it runs: one that waits is enough. Two changes at once may both
 * send one; the second finds nothing left.
 */
export const unlessWaiting =
  (queue: EventQueue) =>
  async (tx: Tx): Promise<boolean> => {
    const waiting = await tx.execute(
      sql`select 1 from jobs.job where name = ${queue} and state = 'created' limit 1`,
    )
    return waiting.length === 0
  }
