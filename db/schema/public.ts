import { boolean, doublePrecision, integer, jsonb, pgView, text, uuid } from 'drizzle-orm/pg-core'
import type { CommentMode } from '#domain/articles/article.ts'
import type { LeadPicture } from '#domain/articles/content.ts'
import type { ArticleDocument } from '#domain/articles/document.ts'
import type { Badge } from '#domain/comments/view.ts'
import type { AudioFormat } from '#domain/media/audio.ts'
import type { PictureView } from '#domain/media/view.ts'
import type { Navigation } from '#domain/navigation/navigation.ts'
import type { OwedKind } from '#domain/pages/page.ts'
import type { BylineSummary } from '#domain/people/view.ts'
import type { TopicView } from '#domain/topics/view.ts'
import type { Language, Locale } from '#lib/locale.ts'
import { instant } from './columns.ts'

/**
 * What role site_public can see; the SQL is in migrations/0001. Only published articles whose hour has come,
 * only approved comments, never an e-mail, an address, a user or a session.
 */
export const publicArticles = pgView('public_articles', {
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
  commentsOpen: boolean('comments_open').notNull(),
  words: integer('words').notNull(),
}).existing()

/** Which articles a list holds, and in which order: what the indexes know. The words come from `publicArticles`, by id. */
export const publicArticleOrder = pgView('public_article_order', {
  id: uuid('id').notNull(),
  sectionId: uuid('section_id').notNull(),
  publishedAt: instant('published_at').notNull(),
  commentCount: integer('comment_count').notNull(),
}).existing()

const listOrder = {
  listId: uuid('list_id').notNull(),
  id: uuid('id').notNull(),
  publishedAt: instant('published_at').notNull(),
}
/** The same of topics and of bylines, by their id: these have their order in indexes of their own. */
export const publicTopicOrder = pgView('public_topic_order', listOrder).existing()
export const publicBylineOrder = pgView('public_byline_order', listOrder).existing()

/** How many readers see in a list; none where there is no row. `list_counts` says what a list's id is. */
export const publicListCounts = pgView('public_list_counts', {
  listId: uuid('list_id').notNull(),
  total: integer('total').notNull(),
}).existing()

/** What a map for machines says of an article: no words, so that a month of them is read in milliseconds. */
export const publicArticleAddresses = pgView('public_article_addresses', {
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  sectionSlug: text('section_slug').notNull(),
  publishedAt: instant('published_at').notNull(),
  updatedAt: instant('updated_at'),
  lead: jsonb('lead').$type<Pick<PictureView, 'token' | 'widths'>>(),
}).existing()

/** The long part of an article, apart so that lists do not carry it. */
export const publicArticleBodies = pgView('public_article_bodies', {
  articleId: uuid('article_id').notNull(),
  body: jsonb('body').$type<ArticleDocument>().notNull(),
  topics: jsonb('topics').$type<TopicView[]>().notNull(),
  pictures: jsonb('pictures').$type<PictureView[]>().notNull(),
  corrections: jsonb('corrections').$type<{ text: string; createdAt: string }[]>().notNull(),
}).existing()

/** Sounds that readers can hear: of a visible article, or of a page of the publisher (`ownerId`), in the order of its text. */
export const publicAudio = pgView('public_audio', {
  ownerId: uuid('shown_in').notNull(),
  id: uuid('id').notNull(),
  token: text('file').notNull(),
  format: text('format').$type<AudioFormat>().notNull(),
  bytes: integer('bytes').notNull(),
  duration: integer('duration').notNull(),
  place: integer('place').notNull(),
}).existing()

/** Where addresses lead: `visible` or `unpublished`; an address that was never public is not in here. */
export const publicAddresses = pgView('public_addresses', {
  slug: text('slug').notNull(),
  articleId: uuid('article_id').notNull(),
  currentSlug: text('current_slug').notNull(),
  sectionSlug: text('section_slug').notNull(),
  state: text('state').$type<'visible' | 'unpublished'>().notNull(),
}).existing()

export const publicSections = pgView('public_sections', {
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  description: text('description').notNull(),
  position: integer('position').notNull(),
  parentId: uuid('parent_id'),
}).existing()

export const publicTopics = pgView('public_topics', {
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
}).existing()

export const publicBylines = pgView('public_bylines', {
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  jobTitle: text('job_title').notNull(),
  biography: text('biography').notNull(),
  portrait: jsonb('portrait').$type<PictureView>(),
  links: text('links').array().notNull(),
}).existing()

export const publicComments = pgView('public_comments', {
  id: uuid('id').notNull(),
  articleId: uuid('article_id').notNull(),
  parentId: uuid('parent_id'),
  depth: integer('depth').notNull(),
  name: text('name').notNull(),
  isStaff: boolean('is_staff').notNull(),
  body: text('body').notNull(),
  publishedAt: instant('published_at').notNull(),
  rootId: uuid('root_id'),
  badge: text('badge').$type<Badge>(),
  pinnedAt: instant('pinned_at'),
  pickedAt: instant('picked_at'),
  usefulCount: integer('useful_count').notNull(),
}).existing()

/** How the thread of a visible article stands at this moment. */
export const publicThreads = pgView('public_threads', {
  articleId: uuid('article_id').notNull(),
  mode: text('mode').$type<CommentMode>().notNull(),
  isOpen: boolean('is_open').notNull(),
  /** Of one that is open: when it shuts by itself. */
  closesAt: instant('closes_at'),
  /** Of one that is shut: since when, where that is known. */
  closedAt: instant('closed_at'),
  /** Whom readers ask. */
  expertName: text('expert_name'),
}).existing()

/**
 * The place of every comment that was public once. No view that keeps its rows from being looked into has an order that
 * an index can give: this one has no words in it.
 */
export const publicCommentOrder = pgView('public_comment_order', {
  id: uuid('id').notNull(),
  articleId: uuid('article_id').notNull(),
  rootId: uuid('root_id'),
  publishedAt: instant('published_at').notNull(),
  isOnline: boolean('is_online').notNull(),
  usefulRank: doublePrecision('useful_rank').notNull(),
}).existing()

/** What conversations begin with, in the order of a thread: what is no longer online keeps its place, without its words. */
export const publicThreadRoots = pgView('public_thread_roots', {
  id: uuid('id').notNull(),
  articleId: uuid('article_id').notNull(),
  publishedAt: instant('published_at').notNull(),
  isOnline: boolean('is_online').notNull(),
  name: text('name'),
  isStaff: boolean('is_staff').notNull(),
  body: text('body'),
  replyCount: integer('reply_count').notNull(),
  badge: text('badge').$type<Badge>(),
  pinnedAt: instant('pinned_at'),
  pickedAt: instant('picked_at'),
  usefulCount: integer('useful_count').notNull(),
  usefulRank: doublePrecision('useful_rank').notNull(),
  /** By the one who is asked; null where nobody is. */
  isAnswered: boolean('is_answered'),
}).existing()

export const publicSettings = pgView('public_settings', {
  key: text('key').notNull(),
  value: jsonb('value').notNull(),
}).existing()

/** What readers have been able to read of a visible article, where the newspaper shows it; never a draft, never who wrote it. */
export const publicVersions = pgView('public_versions', {
  id: uuid('id').notNull(),
  articleId: uuid('article_id').notNull(),
  publicAt: instant('public_at').notNull(),
  title: text('title').notNull(),
  standfirst: text('standfirst').notNull(),
  lead: jsonb('lead').$type<LeadPicture>(),
  body: jsonb('body').$type<ArticleDocument>().notNull(),
  /** Fingerprints: whether they differ is told, not what they were. */
  bylines: text('bylines').notNull(),
  filing: text('filing').notNull(),
  correction: text('correction'),
  /** Of a version that was withheld, title, standfirst and body are empty. */
  isWithheld: boolean('is_withheld').notNull(),
}).existing()

/** How many versions an article has, without their words. */
export const publicVersionCounts = pgView('public_version_counts', {
  articleId: uuid('article_id').notNull(),
  total: integer('total').notNull(),
}).existing()

export const publicCorrections = pgView('public_corrections', {
  id: uuid('id').notNull(),
  articleId: uuid('article_id').notNull(),
  slug: text('slug').notNull(),
  sectionSlug: text('section_slug').notNull(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  createdAt: instant('created_at').notNull(),
}).existing()

/** Which corrections there are, in the order that their index knows. The words come from `publicCorrections`, by id. */
export const publicCorrectionOrder = pgView('public_correction_order', {
  id: uuid('id').notNull(),
  createdAt: instant('created_at').notNull(),
}).existing()

export const publicRelated = pgView('public_related', {
  articleId: uuid('article_id').notNull(),
  relatedId: uuid('related_id').notNull(),
  position: integer('position').notNull(),
}).existing()

/** What visible articles are written in, and with which others they belong together. */
export const publicArticleLanguages = pgView('public_article_languages', {
  articleId: uuid('article_id').notNull(),
  language: text('language').$type<Language>().notNull(),
  groupId: uuid('group_id'),
}).existing()

/** PostgreSQL's text-search configurations by which articles are indexed. */
export const publicSearchConfigurations = pgView('public_search_configurations', {
  configuration: text('configuration').notNull(),
}).existing()

/** The words of an article as plain text, and the configuration they are read by: for extracts. */
export const publicSearchTexts = pgView('public_search_texts', {
  id: uuid('id').notNull(),
  configuration: text('configuration').notNull(),
  body: text('body').notNull(),
}).existing()

/** The published words of the publisher's pages; an owed page without a row says its first text. */
export const publicPages = pgView('public_pages', {
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  kind: text('kind').$type<OwedKind>(),
  language: text('language').$type<Locale>().notNull(),
  title: text('title').notNull(),
  standfirst: text('standfirst').notNull(),
  body: jsonb('body').$type<ArticleDocument>().notNull(),
  pictures: jsonb('pictures').$type<PictureView[]>().notNull(),
  updatedAt: instant('updated_at').notNull(),
}).existing()

/** Addresses of pages that were public once and are not now. */
export const publicGonePages = pgView('public_gone_pages', { slug: text('slug').notNull() }).existing()

/** What stands in the masthead and the footer; no row: as the product comes. */
export const publicNavigation = pgView('public_navigation', {
  value: jsonb('value').$type<Navigation>().notNull(),
}).existing()

/** What a shared link looks like: of visible articles, and, without an article, of the site. */
export const publicCards = pgView('public_cards', {
  articleId: uuid('article_id'),
  file: text('file').notNull(),
  title: text('title').notNull(),
  lead: text('lead'),
}).existing()
