import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleMedia } from '#db/schema/articles.ts'
import { media } from '#db/schema/media.ts'
import { publicArticles } from '#db/schema/public.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { mediaFocusChosen } from './events.ts'
import type { ChooseFocus } from './input.ts'
import { whosePortrait } from './portraits.ts'

/**
 * Says which point of a picture stays in view wherever it is cut. It belongs to the picture: every article that it leads shows
 * it so. The same point again changes nothing. Throws media.missing for what is withdrawn or is no picture.
 */
export async function chooseFocus({ viewer }: Context, { mediaId, x, y }: ChooseFocus): Promise<null> {
  authorize(viewer, 'media.focus')
  return change(async (tx) => {
    const [picture] = await tx
      .select()
      .from(media)
      .where(and(eq(media.id, mediaId), eq(media.kind, 'picture')))
      .for('update')
    if (!picture || picture.withdrawnAt !== null) throw new AppError('media.missing')
    const { originalName, focusX, focusY } = picture
    if (focusX === x && focusY === y) return null
    await tx.update(media).set({ focusX: x, focusY: y }).where(eq(media.id, mediaId))
    const [led, portraitOf] = [await ledBy(tx, mediaId), await whosePortrait(tx, mediaId)]
    await record(tx, mediaFocusChosen(viewer.id, mediaId, { originalName, x, y, led, portraitOf }))
    return null
  })
}

/** The visible articles whose lead it is. In a text it stands whole: what is in it is cut nowhere. */
async function ledBy(tx: Tx, mediaId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: publicArticles.id })
    .from(publicArticles)
    .where(
      and(
        inArray(
          publicArticles.id,
          tx
            .select({ id: articleMedia.articleId })
            .from(articleMedia)
            .where(eq(articleMedia.mediaId, mediaId)),
        ),
        eq(sql`${publicArticles.lead} ->> 'id'`, mediaId),
      ),
    )
    .orderBy(publicArticles.id)
  return rows.map(({ id }) => id)
}
