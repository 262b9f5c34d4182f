import { boolean, integer, jsonb, pgTable, pgView, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { FrontLayout } from '#domain/front/front.ts'
import type { PictureView } from '#domain/media/view.ts'
import type { BylineSummary } from '#domain/people/view.ts'
import { id, instant } from './columns.ts'
import { users } from './people.ts'

/**
 * How an editor composed the front page or that of a section: one row a change, the newest is what stands. Append-only.
 * A page is known by the id of its section; the front page has the nil id, as the list of all has.
 */
export const frontVersions = pgTable(
  'front_versions',
  {
    id: id(),
    pageId: uuid('page_id').notNull(),
    number: integer('number').notNull(),
    layout: jsonb('layout').$type<FrontLayout>().notNull(),
    /** The number of the version that was brought back; null where somebody composed. */
    restoredFrom: integer('restored_from'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('front_versions_number').on(t.pageId, t.number)],
)

/**
 * What somebody is composing and wants to look at: one of a page and a person, replaced by the next, gone after a day. No reader's
 * view knows it, and no colleague is shown it.
 */
export const frontPreviews = pgTable(
  'front_previews',
  {
    pageId: uuid('page_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    layout: jsonb('layout').$type<FrontLayout>().notNull(),
    keptAt: instant('kept_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.pageId, t.userId] })],
)

/**
 * What readers see of `public_articles`, and what waits for its hour: for a look ahead by the desk. Its SQL is in
 * migration front_versions; site_public may not read it.
 */
export const plannedArticles = pgView('planned_articles', {
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  sectionId: uuid('section_id').notNull(),
  sectionSlug: text('section_slug').notNull(),
  sectionName: text('section_name').notNull(),
  title: text('title').notNull(),
  standfirst: text('standfirst').notNull(),
  bylines: jsonb('bylines').$type<BylineSummary[]>().notNull(),
  lead: jsonb('lead').$type<PictureView>(),
  publishedAt: instant('published_at').notNull(),
  updatedAt: instant('updated_at'),
  commentCount: integer('comment_count').notNull(),
  words: integer('words').notNull(),
}).existing()

/** The newest composition of each page as readers may know it: without what they do not see. */
export const publicFronts = pgView('public_fronts', {
  pageId: uuid('page_id').notNull(),
  kind: text('kind').$type<FrontLayout['kind']>().notNull(),
  title: text('title').notNull(),
  blocks: jsonb('blocks').$type<{ sectionId: string; isShown: boolean }[]>().notNull(),
  hasLatest: boolean('has_latest').notNull(),
  hasMostCommented: boolean('has_most_commented').notNull(),
  banner: jsonb('banner').$type<FrontLayout['banner']>(),
  isLeadOpen: boolean('is_lead_open').notNull(),
}).existing()

/** The stories of these compositions that readers see, in their order. */
export const publicFrontSlots = pgView('public_front_slots', {
  pageId: uuid('page_id').notNull(),
  place: text('place').$type<'leads' | 'linked' | 'seconds' | 'row' | 'block'>().notNull(),
  /** The section of a block. */
  blockId: uuid('block_id'),
  position: integer('position').notNull(),
  articleId: uuid('article_id').notNull(),
}).existing()
