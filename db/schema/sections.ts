import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'

export const sections = pgTable(
  'sections',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    /** One order of all; among those of one parent it is theirs. */
    position: integer('position').notNull().default(0),
    /** The section it stands under: one level, which the commands see to (domain/sections/section.ts). */
    parentId: uuid('parent_id').references((): AnyPgColumn => sections.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('sections_parent').on(t.parentId),
    check('sections_parent_other', sql`${t.parentId} <> ${t.id}`),
  ],
)
