import { sql } from 'drizzle-orm'
import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'

/** What a link looks like where it is shared: one a visible article, one for the site. It is media/<file>/1200.jpg. */
export const shareCards = pgTable(
  'share_cards',
  {
    id: id(),
    /** Null: the card of the site. No foreign key: a card must stay known until its file is gone. */
    articleId: uuid('article_id'),
    /** Its part of the address: a fingerprint of what lies there, so that another drawing has another one. */
    file: text('file').notNull(),
    /** What the page compares: a card that says something else than the page is not shown. */
    title: text('title').notNull(),
    lead: text('lead'),
    /** Fingerprint of all that was drawn. */
    drawnFrom: text('drawn_from').notNull(),
    drawnAt: instant('drawn_at').notNull().defaultNow(),
    /** Nobody is shown it any more; its file is to be deleted. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    uniqueIndex('share_cards_article')
      .on(t.articleId)
      .where(sql`removed_at is null and article_id is not null`),
    uniqueIndex('share_cards_site')
      .on(sql`(article_id is null)`)
      .where(sql`removed_at is null and article_id is null`),
  ],
)
