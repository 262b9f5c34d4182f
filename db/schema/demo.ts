import { pgTable, text, uuid } from 'drizzle-orm/pg-core'

/**
 * What belongs to the demo newsroom: written by the seed, so that it can be told from what people have made since.
 * A comment belongs to the demo when its article does.
 */
export const demoRows = pgTable('demo_rows', {
  id: uuid('id').primaryKey(),
  noun: text('noun')
    .$type<'article' | 'media' | 'byline' | 'section' | 'topic' | 'user' | 'page' | 'navigation'>()
    .notNull(),
})
