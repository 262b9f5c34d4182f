import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  customType,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  commentModes,
  currentContent,
  publicationStatuses,
  revisionKinds,
  workflowStates,
} from '#domain/articles/article.ts'
import type { ArticleContent } from '#domain/articles/content.ts'
import type { Language } from '#lib/locale.ts'
import { id, instant } from './columns.ts'
import { media } from './media.ts'
import { bylines, users } from './people.ts'
import { sections } from './sections.ts'
import { topics } from './topics.ts'

export const publicationStatus = pgEnum('publication_status', publicationStatuses)
export const workflowState = pgEnum('workflow_state', workflowStates)

export const commentMode = pgEnum('comment_mode', commentModes)

export const revisionKind = pgEnum('revision_kind', revisionKinds)

/** Read under the names of today, whichever release wrote it. */
const content = customType<{ data: ArticleContent; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => currentContent(value) as ArticleContent,
})

export const articles = pgTable(
  'articles',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    /** What readers see, whatever the desk is writing meanwhile. */
    status: publicationStatus('status').notNull().default('draft'),
    /** Where the newest words are in the newsroom, whatever readers see. */
    workflow: workflowState('workflow').notNull().default('writing'),
    /** First publication; in the future: scheduled. Visible ⇔ status = 'published' and published_at <= now(). */
    publishedAt: instant('published_at'),
    /** Last publication of changed words, shown to readers when it is later than the first. */
    updatedAt: instant('updated_at'),
    unpublishedAt: instant('unpublished_at'),
    /** The first hour at which readers could see it: from then on its addresses owe an answer for ever. */
    publicSince: instant('public_since'),
    sectionId: uuid('section_id').references(() => sections.id),
    publishedRevisionId: uuid('published_revision_id').references((): AnyPgColumn => articleRevisions.id),
    ownerId: uuid('owner_id').references(() => users.id),
    commentsOpen: boolean('comments_open').notNull().default(true),
    /** Since when it has been shut by hand; null where nobody has shut it, or an earlier release did. */
    commentsClosedAt: instant('comments_closed_at'),
    /** Days after publication at which it shuts by itself; null: never. */
    commentsCloseDays: integer('comments_close_days'),
    /** Who may be read at once, and who waits: domain/articles/comment-mode.ts. */
    commentsMode: commentMode('comments_mode').notNull().default('pre_moderated'),
    /** Whom readers ask, where questions are asked. */
    expertId: uuid('expert_id').references(() => users.id),
    /** What it is written in, whatever the site speaks around it. */
    language: text('language').$type<Language>().notNull().default('fr'),
    /** The same article in other languages bears the same; none bears it alone. Who linked them when is in the events. */
    translationGroupId: uuid('translation_group_id'),
    /** Count of approved comments, kept by the moderation commands. */
    commentCount: integer('comment_count').notNull().default(0),
    /** Set on drafts that were thrown away: never public, and kept so that a mistake can be mended. */
    deletedAt: instant('deleted_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    check(
      'articles_published_whole',
      sql`${t.status} <> 'published' or (${t.publishedAt} is not null and ${t.publishedRevisionId} is not null and ${t.sectionId} is not null)`,
    ),
    // Nulls first, as ORDER BY … DESC has them: an index with the other order serves no list.
    index('articles_latest')
      .on(t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.status} = 'published'`),
    index('articles_section_latest')
      .on(t.sectionId, t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.status} = 'published'`),
    index('articles_most_commented')
      .on(t.commentCount.desc().nullsFirst(), t.publishedAt.desc().nullsFirst())
      .where(sql`${t.status} = 'published'`),
    // What the desk still works on: little, however much has been published.
    index('articles_open')
      .on(t.status, t.workflow, t.publishedAt)
      .where(sql`deleted_at is null and (status <> 'published' or workflow <> 'settled')`),
    index('articles_owner').on(t.ownerId),
    // One article a language in a group, whoever links two at the same time.
    uniqueIndex('articles_translation')
      .on(t.translationGroupId, t.language)
      .where(sql`translation_group_id is not null and deleted_at is null`),
  ],
)

/**
 * The draft: one row an article, overwritten by autosave under a version check. The database makes
 * two columns of the content, `search` and `section_id` (migration desk_search); they are not named here, so that no
 * command carries them about.
 */
export const articleDrafts = pgTable(
  'article_drafts',
  {
    articleId: uuid('article_id')
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    version: integer('version').notNull().default(1),
    content: content('content').notNull(),
    /** Copy of content.title for lists and search. */
    title: text('title').notNull().default(''),
    savedBy: uuid('saved_by').references(() => users.id),
    savedAt: instant('saved_at').notNull().defaultNow(),
  },
  // The order of the desk's list.
  (t) => [index('article_drafts_newest').on(t.savedAt.desc().nullsFirst(), t.articleId.desc().nullsFirst())],
)

/** Append-only: the application role may neither UPDATE nor DELETE a revision. */
export const articleRevisions = pgTable(
  'article_revisions',
  {
    id: id(),
    articleId: uuid('article_id')
      .notNull()
      .references((): AnyPgColumn => articles.id),
    number: integer('number').notNull(),
    content: content('content').notNull(),
    /** Words of standfirst and body, counted once. */
    words: integer('words').notNull(),
    kind: revisionKind('kind').notNull(),
    note: text('note').notNull().default(''),
    createdBy: uuid('created_by').references(() => users.id),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('article_revisions_number').on(t.articleId, t.number)],
)

/** Every address an article has had; old ones redirect for ever. */
export const articleSlugs = pgTable('article_slugs', {
  slug: text('slug').primaryKey(),
  articleId: uuid('article_id')
    .notNull()
    .references(() => articles.id, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull().defaultNow(),
})

/**
 * The three joins below belong to the *published* revision only; drafts keep theirs in their content. A trigger keeps
 * `published_at`: that of an article that is published, so that lists have their order in an index.
 */
export const articleBylines = pgTable(
  'article_bylines',
  {
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    bylineId: uuid('byline_id')
      .notNull()
      .references(() => bylines.id),
    position: integer('position').notNull(),
    publishedAt: instant('published_at'),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.bylineId] }),
    index('article_bylines_byline').on(t.bylineId),
    index('article_bylines_latest').on(
      t.bylineId,
      t.publishedAt.desc().nullsFirst(),
      t.articleId.desc().nullsFirst(),
    ),
  ],
)

export const articleTopics = pgTable(
  'article_topics',
  {
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    topicId: uuid('topic_id')
      .notNull()
      .references(() => topics.id),
    position: integer('position').notNull(),
    publishedAt: instant('published_at'),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.topicId] }),
    index('article_topics_topic').on(t.topicId),
    index('article_topics_latest').on(
      t.topicId,
      t.publishedAt.desc().nullsFirst(),
      t.articleId.desc().nullsFirst(),
    ),
  ],
)

export const articleMedia = pgTable(
  'article_media',
  {
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    mediaId: uuid('media_id')
      .notNull()
      .references(() => media.id),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.mediaId] }), index('article_media_media').on(t.mediaId)],
)

/**
 * How many published articles a list holds: the sum of its lines, which triggers add (migration counts_by_row). A list is
 * the id of its section, topic or byline; that of all has the nil id.
 */
export const listCounts = pgTable(
  'list_counts',
  { listId: uuid('list_id').notNull(), change: integer('change').notNull() },
  (t) => [index('list_counts_list').on(t.listId, t.change)],
)

/** A correction readers are told of, in the order it was made. */
export const corrections = pgTable(
  'corrections',
  {
    id: id(),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    revisionId: uuid('revision_id')
      .notNull()
      .references(() => articleRevisions.id),
    text: text('text').notNull(),
    createdBy: uuid('created_by').references(() => users.id),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('corrections_article').on(t.articleId),
    index('corrections_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
)

/**
 * What readers have been able to read, and from which hour: the history of an article that its page links to. A version
 * whose hour is given up before it has come is deleted, so that nothing stands here that nobody has read.
 */
export const articleVersions = pgTable(
  'article_versions',
  {
    revisionId: uuid('revision_id')
      .primaryKey()
      .references(() => articleRevisions.id, { onDelete: 'cascade' }),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    publicAt: instant('public_at').notNull(),
    /** Its words are shown to nobody any more; that it was there is told. */
    withheldAt: instant('withheld_at'),
  },
  (t) => [index('article_versions_article').on(t.articleId, t.publicAt)],
)

/** Stories that an editor has put beside an article, in their order. One that readers cannot see is left out, and kept here. */
export const articleRelated = pgTable(
  'article_related',
  {
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    relatedId: uuid('related_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.relatedId] }),
    index('article_related_related').on(t.relatedId),
    check('article_related_other', sql`${t.articleId} <> ${t.relatedId}`),
  ],
)
