import type { Tx } from '#db/client.ts'
import { domainEvents } from '#db/schema/events.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { type AnyEvent, catalogue, type Recorded } from './catalogue.ts'
import { afterCommit } from './change.ts'
import { subscribersOf } from './subscribers.ts'

/**
 * The one thing a command says about what it has done. Writes the event and runs its subscribers, all in the transaction
 * of the change: no commit, no event; and no change without what follows from it.
 */
export async function record(tx: Tx, event: AnyEvent): Promise<void> {
  const { schema } = catalogue.get(event.name)!
  const recorded = { ...event, id: uuidv7(), payload: schema.parse(event.payload) } as Recorded
  await tx.insert(domainEvents).values(recorded)
  // One after the other: statements of a transaction travel in their order anyway.
  for (const subscriber of subscribersOf(recorded.name)) {
    const follow = await subscriber.handle(tx, recorded)
    if (follow) afterCommit(tx, follow)
  }
}
