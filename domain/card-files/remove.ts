import { and, eq, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import { appDb, type Tx } from '#db/client.ts'
import { shareCards } from '#db/schema/cards.ts'
import { publicArticleOrder as visibleArticles } from '#db/schema/public.ts'
import { deleteVariants } from '#domain/media/picture-files.ts'

type Which = { articleIds: readonly string[] } | { lead: string }

/** Nobody is shown these cards from the commit on; `deleteRemoved` is to follow it. */
export async function removeCards(tx: Tx, which: Which): Promise<void> {
  if ('articleIds' in which && which.articleIds.length === 0) return
  await tx
    .update(shareCards)
    .set({ removedAt: sql`now()` })
    .where(
      and(
        isNull(shareCards.removedAt),
        'lead' in which
          ? eq(shareCards.lead, which.lead)
          : inArray(shareCards.articleId, [...which.articleIds]),
      ),
    )
}

/** Cards of articles that readers cannot see: of an emptied demo, of a restored database. */
export async function removeStray(): Promise<void> {
  await appDb()
    .update(shareCards)
    .set({ removedAt: sql`now()` })
    .where(
      and(
        isNull(shareCards.removedAt),
        isNotNull(shareCards.articleId),
        notInArray(shareCards.articleId, appDb().select({ id: visibleArticles.id }).from(visibleArticles)),
      ),
    )
}

/** Deletes the files of cards that nobody is shown, and then forgets them. Safe to run at any time, and twice. */
export async function deleteRemoved(): Promise<void> {
  const removed = await appDb()
    .select({ id: shareCards.id, file: shareCards.file })
    .from(shareCards)
    .where(isNotNull(shareCards.removedAt))
  for (const { id, file } of removed) {
    // The same words drawn again are the same file: it stays for the card that is shown.
    const [shown] = await appDb()
      .select({ id: shareCards.id })
      .from(shareCards)
      .where(and(eq(shareCards.file, file), isNull(shareCards.removedAt)))
    if (!shown) await deleteVariants(file)
    await appDb().delete(shareCards).where(eq(shareCards.id, id))
  }
}
