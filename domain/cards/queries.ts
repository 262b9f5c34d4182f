import { eq, isNull } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicCards } from '#db/schema/public.ts'
import { type CardView, isOf, toCard } from './view.ts'

type Shown = { id: string; title: string; lead: { token: string } | null }

/** The card of a visible article; null until there is one that says what the article says now. */
export async function findCard(article: Shown): Promise<CardView | null> {
  const [row] = await publicDb().select().from(publicCards).where(eq(publicCards.articleId, article.id))
  return row && isOf(row, article) ? toCard(row) : null
}

/** The card of every page that has none of its own. */
export async function findSiteCard(): Promise<CardView | null> {
  const [row] = await publicDb().select().from(publicCards).where(isNull(publicCards.articleId))
  return row ? toCard(row) : null
}
