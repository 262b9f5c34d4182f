import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'

/** What has happened, one row a change (domain/events). Append-only; kept for as long as a subscriber may want to catch up. */
export const domainEvents = pgTable(
  'domain_events',
  {
    id: id(),
    at: instant('at').notNull().defaultNow(),
    name: text('name').notNull(),
    version: integer('version').notNull(),
    /** Null: the system, or a guest. No foreign key: the event outlives the account. */
    actorId: uuid('actor_id'),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    payload: jsonb('payload').notNull(),
  },
  (t) => [index('domain_events_at').on(t.at), index('domain_events_subject').on(t.subjectType, t.subjectId)],
)
