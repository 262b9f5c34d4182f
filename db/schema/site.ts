import { sql } from 'drizzle-orm'
import { bigserial, boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** One row a setting; each noun declares its own (domain/settings/noun-settings.ts). */
export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
})

/** The truth behind the NOTIFY doorbell: every edge reads id > last. */
export const cacheInvalidations = pgTable(
  'cache_invalidations',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    tags: text('tags').array().notNull(),
    hard: boolean('hard').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Nobody sees it before this hour; absent: at once. */
    dueAt: instant('due_at'),
  },
  (t) => [
    index('cache_invalidations_created').on(t.createdAt),
    index('cache_invalidations_due').on(t.dueAt).where(sql`due_at is not null`),
  ],
)

/** Fixed windows of rate limits: one atomic upsert an attempt (domain/rate-limit.ts). */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    resetAt: instant('reset_at').notNull(),
  },
  (t) => [index('rate_limits_reset').on(t.resetAt)],
)
