import type { EventName, EventOf, Recorded } from '#domain/events/catalogue.ts'
import type { Subscriber } from '#domain/subscriber.ts'
import type { EventQueue } from './queues.ts'
import { sendJob } from './send.ts'

/**
 * A subscriber that does its work in the worker: at least once, after COMMIT, with the retries of its queue. The job is a
 * row of the same transaction and carries the event whole. `startAfter` is for what is due at an hour.
 */
export function byJob<N extends EventName>(
  queue: EventQueue,
  on: readonly N[],
  startAfter?: (event: Recorded<EventOf<N>>) => Date,
): Subscriber {
  return {
    name: queue,
    on,
    handle: async (tx, event) => {
      const at = startAfter?.(event as Recorded<EventOf<N>>)
      await sendJob(tx, queue, event, at ? { startAfter: at } : {})
      return null
    },
  }
}
