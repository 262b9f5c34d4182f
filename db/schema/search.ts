import { sql } from 'drizzle-orm'
import { customType, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'
import { instant } from './columns.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * What readers may search: one row a published article, those that wait for their hour among them. `published_at` is kept by
 * a trigger (migration search), and the function that searches shows nothing before that hour: no writer can forget it.
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    articleId: uuid('article_id')
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    revisionId: uuid('revision_id').notNull(),
    /** By which rules it was made (`indexFormat` in domain/search-index/document.ts): a row of earlier ones is made again. */
    format: integer('format').notNull(),
    /** PostgreSQL's text-search configuration: the article's language. */
    configuration: text('configuration').notNull(),
    /** Null: not published. */
    publishedAt: instant('published_at'),
    sectionId: uuid('section_id').notNull(),
    topicIds: uuid('topic_ids').array().notNull(),
    bylineIds: uuid('byline_ids').array().notNull(),
    /** Title and standfirst, small enough to stand in the row. */
    heading: tsvector('heading').notNull(),
    /** All of it. */
    document: tsvector('document').notNull(),
    /** Standfirst and body as plain text, for extracts; behind a form feed what stands beside it. */
    body: text('body').notNull(),
    /** Its vocabulary, each word once. The database keeps the counts of words by it (migration sub_sections). */
    words: text('words').array().notNull().default(sql`'{}'`),
  },
  (t) => [
    index('search_documents_document').using('gin', t.document),
    index('search_documents_heading').using('gin', t.heading),
    index('search_documents_latest').on(t.publishedAt.desc().nullsFirst()),
    // Which configurations are in use is asked with every question.
    index('search_documents_configuration').on(t.configuration),
  ],
)

/** Words that articles have, for who mistypes them. Only a function reads it, which shows no word that readers cannot read. */
export const searchWords = pgTable(
  'search_words',
  {
    word: text('word').primaryKey(),
    /** As an article writes it: a name has its capital. */
    shown: text('shown').notNull(),
    unaccented: text('unaccented').notNull(),
    /**
     * How many articles have it, with the lines of `search_word_counts` that the night has not folded yet: of two words that are
     * as near the usual one is meant.
     */
    documents: integer('documents').notNull(),
  },
  (t) => [index('search_words_beginning').using('btree', t.unaccented.op('text_pattern_ops'))],
)

/**
 * What publication has changed since: a line for each word that an article has now or had before. Lines are only added, so that
 * no two publications wait for each other.
 */
export const searchWordCounts = pgTable(
  'search_word_counts',
  {
    word: text('word').notNull(),
    change: integer('change').notNull(),
  },
  (t) => [index('search_word_counts_word').on(t.word, t.change)],
)
