import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Navigation } from '#domain/navigation/navigation.ts'
import { owedKinds, type PageContent, pageRevisionKinds } from '#domain/pages/page.ts'
import { locales } from '#lib/locale.ts'
import { publicationStatus } from './articles.ts'
import { id, instant } from './columns.ts'
import { users } from './people.ts'

export const pageRevisionKind = pgEnum('page_revision_kind', pageRevisionKinds)

/**
 * A page of the publisher. An owed one has a row from its first change on; until then readers get the first text. The
 * draft stands beside what is published, in the same row.
 */
export const pages = pgTable(
  'pages',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    /** Null: a page that the newsroom has made itself. */
    kind: text('kind', { enum: owedKinds }).unique(),
    language: text('language', { enum: locales }).notNull(),
    status: publicationStatus('status').notNull().default('draft'),
    publishedRevisionId: uuid('published_revision_id').references((): AnyPgColumn => pageRevisions.id),
    /** Last publication of changed words. */
    updatedAt: instant('updated_at'),
    draft: jsonb('draft').$type<PageContent>().notNull(),
    version: integer('version').notNull().default(1),
    savedBy: uuid('saved_by').references(() => users.id),
    savedAt: instant('saved_at').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    check(
      'pages_published_whole',
      sql`${t.status} <> 'published' or (${t.publishedRevisionId} is not null and ${t.updatedAt} is not null)`,
    ),
    // Readers are owed these for as long as there is a site.
    check('pages_owed_stay', sql`${t.kind} is null or ${t.status} <> 'unpublished'`),
  ],
)

/** Append-only: the application role may neither UPDATE nor DELETE a revision. */
export const pageRevisions = pgTable(
  'page_revisions',
  {
    id: id(),
    pageId: uuid('page_id')
      .notNull()
      .references((): AnyPgColumn => pages.id),
    number: integer('number').notNull(),
    content: jsonb('content').$type<PageContent>().notNull(),
    kind: pageRevisionKind('kind').notNull(),
    createdBy: uuid('created_by').references(() => users.id),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('page_revisions_number').on(t.pageId, t.number)],
)

/** What stands in the masthead and the footer: every version, append-only. The newest one counts. */
export const navigationVersions = pgTable(
  'navigation_versions',
  {
    id: id(),
    number: integer('number').notNull().unique(),
    value: jsonb('value').$type<Navigation>().notNull(),
    createdBy: uuid('created_by').references(() => users.id),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('navigation_versions_newest').on(t.number.desc())],
)
