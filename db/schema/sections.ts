import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'

export const sections = pgTable('sections', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  position: integer('position').notNull().default(0),
  createdAt: instant('created_at').notNull().defaultNow(),
})
