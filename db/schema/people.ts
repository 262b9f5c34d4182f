import { sql } from 'drizzle-orm'
import { check, index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { roles } from '#domain/access.ts'
import { bytea, id, instant } from './columns.ts'
import { media } from './media.ts'

export const userRole = pgEnum('user_role', roles)

/** Who signs an article. A byline need not have an account. */
export const bylines = pgTable('bylines', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  jobTitle: text('job_title').notNull().default(''),
  biography: text('biography').notNull().default(''),
  portraitId: uuid('portrait_id').references(() => media.id),
  /** Where else readers find them: https addresses, an e-mail address as `mailto:`. */
  links: text('links').array().notNull().default(sql`'{}'`),
  createdAt: instant('created_at').notNull().defaultNow(),
})

/** Accounts: who may sign in. */
export const users = pgTable(
  'users',
  {
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: userRole('role').notNull(),
    /** Null until the set-up link has been used. */
    passwordHash: text('password_hash'),
    bylineId: uuid('byline_id').references(() => bylines.id),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('users_email_key').on(t.email),
    check('users_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the cookie's token: a leaked table signs nobody in. */
    idHash: bytea('id_hash').primaryKey(),
    id: uuid('id').notNull().unique(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    userAgent: text('user_agent').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sessions_user').on(t.userId)],
)

/** One-time links: the first administrator's, a new account's, a forgotten password's. */
export const setupLinks = pgTable('setup_links', {
  tokenHash: bytea('token_hash').primaryKey(),
  /** Null: the link makes the first administrator. */
  userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})

export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    at: instant('at').notNull().defaultNow(),
    /** Null: the system itself. No foreign key: the log outlives the account. */
    actorId: uuid('actor_id'),
    event: text('event').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    detail: text('detail').notNull().default(''),
  },
  (t) => [index('audit_log_subject').on(t.subjectType, t.subjectId), index('audit_log_at').on(t.at)],
)
