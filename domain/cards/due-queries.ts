import { desc, inArray, isNull } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { shareCards } from '#db/schema/cards.ts'
import { publicArticles } from '#db/schema/public.ts'
import { isCentre } from '#domain/media/focus.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { type Card, drawableCard } from './card.ts'
import { fingerprintOf } from './fingerprint.ts'

/** A card that has yet to be drawn. `articleId` null: that of the site. */
export type DueCard = {
  articleId: string | null
  title: string
  lead: string | null
  drawnFrom: string
  card: Card
}

/** A card needs 540 of them; 960 is the width that every larger picture has. */
const pictureWidth = 960

/**
 * What readers would see a card of and there is none, or one that says something else: of this article, then of the newest
 * ones, as many as `most`. Titles that cannot be drawn are left out.
 */
export async function listDueCards({
  articleId,
  newest,
  most,
}: {
  articleId?: string | undefined
  newest: number
  most: number
}): Promise<DueCard[]> {
  const { name, tagline } = await getSettings()
  const known = new Map(
    (
      await appDb()
        .select({ articleId: shareCards.articleId, drawnFrom: shareCards.drawnFrom })
        .from(shareCards)
        .where(isNull(shareCards.removedAt))
    ).map((row) => [row.articleId, row.drawnFrom]),
  )
  const wanted = [
    { articleId: null, title: name, lead: null, card: { kind: 'site', siteName: name, tagline } as Card },
    ...(await readArticles(articleId, newest)).map(({ id, title, sectionName, lead }) => ({
      articleId: id,
      title,
      lead: lead?.token ?? null,
      card: {
        kind: 'article',
        title,
        section: sectionName,
        siteName: name,
        credit: lead?.credit ?? '',
        picture: lead && {
          token: lead.token,
          width: lead.widths.findLast((width) => width <= pictureWidth) ?? lead.widths[0] ?? 0,
          ...(lead.focus && !isCentre(lead.focus) ? { focus: lead.focus } : {}),
        },
      } as Card,
    })),
  ]
  return wanted
    .flatMap(({ card, ...rest }) => {
      const drawn = drawableCard(card)
      return drawn === null ? [] : [{ ...rest, card: drawn, drawnFrom: fingerprintOf(drawn) }]
    })
    .filter((due) => known.get(due.articleId) !== due.drawnFrom)
    .slice(0, most)
}

async function readArticles(articleId: string | undefined, newest: number) {
  const columns = {
    id: publicArticles.id,
    title: publicArticles.title,
    sectionName: publicArticles.sectionName,
    lead: publicArticles.lead,
  }
  const from = () => appDb().select(columns).from(publicArticles)
  const own = articleId === undefined ? [] : await from().where(inArray(publicArticles.id, [articleId]))
  const others = await from().orderBy(desc(publicArticles.publishedAt)).limit(newest)
  return [...own, ...others.filter(({ id }) => id !== articleId)]
}
