import { auditLog } from '#db/schema/people.ts'
import type { Subscriber } from '#domain/subscriber.ts'
import { auditDetail } from './audit.ts'

/** A line of the audit log for each event that has one. The application role can neither change nor delete it. */
export const auditing: Subscriber = {
  name: 'audit',
  on: 'all',
  handle: async (tx, event) => {
    const detail = auditDetail(event)
    if (detail === null) return null
    const { actorId, name, subjectType, subjectId } = event
    await tx.insert(auditLog).values({ actorId, event: name, subjectType, subjectId, detail })
    return null
  },
}
