import type { Subscriber } from '#domain/subscriber.ts'
import { planClosing } from './closing.ts'
import { beyond, invalidatingEvents, invalidationsOf } from './event-invalidations.ts'
import { invalidateTogether } from './gather.ts'
import { forgetPlanned, invalidate, invalidateAt, planList, planMasthead, plannedTags } from './record.ts'
import { confirmTakedown, notifyEdge } from './takedown.ts'

/** Pages that show what has changed are made stale with the change, or taken from readers before anybody is told so. */
export const invalidating: Subscriber = {
  name: 'invalidation',
  on: invalidatingEvents,
  async handle(tx, event) {
    const {
      now,
      forgets,
      emptied = [],
      joined,
      planned,
      alreadyPlanned,
      threadCloses,
      gathered,
    } = invalidationsOf(event)
    if (forgets) await forgetPlanned(tx, forgets)
    await planMasthead(tx, emptied)
    if (joined) await planList(tx, joined)
    if (planned) await invalidateAt(tx, planned.at, planned.invalidation)
    if (threadCloses) await planClosing(tx, threadCloses)
    if (gathered) await invalidateTogether(tx, gathered)
    if (!now || now.tags.length === 0) return null
    const untold = alreadyPlanned ? beyond(now, await plannedTags(tx, alreadyPlanned)) : now
    if (untold.tags.length > 0) await invalidate(tx, untold)
    // Also of what was planned: an edge that hears that there is news finds the row whose hour has come.
    return now.hard ? () => confirmTakedown(now) : notifyEdge
  },
}
