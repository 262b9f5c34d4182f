import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { shareCards } from '#db/schema/cards.ts'
import { publicArticles } from '#db/schema/public.ts'
import { deleteRemoved, removeStray } from '#domain/card-files/remove.ts'
import type { cardEvents } from '#domain/card-files/subscriber.ts'
import type { EventOf } from '#domain/events/catalogue.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { logger } from '#lib/log.ts'
import { cardLimits } from './card.ts'
import { keepCard } from './card-files.ts'
import { drawCards } from './drawing.ts'
import { type DueCard, listDueCards } from './due-queries.ts'
import { articleCardDrawn, siteCardDrawn } from './events.ts'
import { fileOf } from './fingerprint.ts'

type Draw = typeof drawCards

/**
 * Draws what an event has made due: the article that it is about, and what is due beside it. Publication does not wait for it; twenty articles
 * that are published at once are drawn together, and the jobs behind the first find nothing to do.
 */
export async function followCards(
  event: Pick<EventOf<(typeof cardEvents)[number]>, 'name' | 'subjectId'>,
  draw: Draw = drawCards,
): Promise<null> {
  await removeStray()
  await deleteRemoved()
  const articleId = event.name.startsWith('article.') ? event.subjectId : undefined
  // What is older waits for the hour: it has a card that says the right title.
  await drawDue(await listDueCards({ articleId, newest: cardLimits.atOnce, most: cardLimits.atOnce }), draw)
  return null
}

/** Every hour, the newest first: what was published before there were cards, or has another name above it now. */
export async function drawEarlierCards(draw: Draw = drawCards): Promise<void> {
  await removeStray()
  await deleteRemoved()
  await drawDue(await listDueCards({ newest: cardLimits.newest, most: cardLimits.anHour }), draw)
}

/** For who fills a newsroom in one go: the site's and the newest. The hour draws the others. */
export async function drawFirstCards(): Promise<void> {
  await drawDue(await listDueCards({ newest: cardLimits.atOnce, most: cardLimits.atOnce }), drawCards)
}

/** Throws, so that the job is tried again, when a card could not be drawn; the others are kept before that. */
async function drawDue(due: readonly DueCard[], draw: Draw): Promise<void> {
  let failed = 0
  for (let at = 0; at < due.length; at += cardLimits.atOnce) {
    const some = due.slice(at, at + cardLimits.atOnce)
    for (const [index, bytes] of (await drawTogether(some, draw)).entries())
      if (bytes === null) failed++
      else await keep(some[index]!, bytes)
  }
  await deleteRemoved()
  if (failed > 0) throw new Error(`${failed} share cards could not be drawn.`)
}

/** One card that brings the process down takes no other with it. */
async function drawTogether(due: readonly DueCard[], draw: Draw): Promise<(Buffer | null)[]> {
  try {
    return await draw(due.map(({ card }) => card))
  } catch (err) {
    logger('worker').warn({ err, cards: due.length }, 'share cards not drawn')
    if (due.length === 1) return [null]
    const half = Math.ceil(due.length / 2)
    return [...(await drawTogether(due.slice(0, half), draw)), ...(await drawTogether(due.slice(half), draw))]
  }
}

/** The file first: nobody knows its address yet. A card whose article has gone or changed meanwhile is not shown, and goes. */
async function keep({ articleId, title, lead, drawnFrom }: DueCard, bytes: Buffer): Promise<void> {
  const file = fileOf(articleId ?? 'site', bytes)
  await keepCard(file, bytes)
  await change(async (tx) => {
    const isShown = articleId === null || (await isStill(tx, articleId, title))
    const ofIt = articleId === null ? isNull(shareCards.articleId) : eq(shareCards.articleId, articleId)
    const removedAt = isShown ? null : sql`now()`
    if (isShown)
      await tx
        .update(shareCards)
        .set({ removedAt: sql`now()` })
        .where(and(ofIt, isNull(shareCards.removedAt)))
    await tx.insert(shareCards).values({ articleId, file, title, lead, drawnFrom, removedAt })
    if (!isShown) return
    if (articleId === null) await record(tx, siteCardDrawn(null, 'site', {}))
    else await record(tx, articleCardDrawn(null, articleId, {}))
  })
}

/** Locks the article: who takes it from readers waits, and then finds the card. */
async function isStill(tx: Tx, articleId: string, title: string): Promise<boolean> {
  await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, articleId)).for('update')
  const [row] = await tx
    .select({ title: publicArticles.title })
    .from(publicArticles)
    .where(eq(publicArticles.id, articleId))
  return row?.title === title
}
