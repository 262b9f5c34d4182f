import type { Tx } from '#db/client.ts'
import type { EventName, Recorded } from './events/catalogue.ts'

/** What must have happened before a command answers, and cannot be part of its transaction. */
export type AfterCommit = () => Promise<void>

/**
 * What follows from an event. `handle` runs in the transaction that recorded it, so that both are there or neither is. It
 * may answer with what is to be awaited after COMMIT. What may take long, or fail by itself, is a job: see `byJob`.
 */
export type Subscriber = {
  name: string
  on: readonly EventName[] | 'all'
  handle(tx: Tx, event: Recorded): Promise<AfterCommit | null>
}
