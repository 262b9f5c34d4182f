import { eq } from 'drizzle-orm'
import { media } from '#db/schema/media.ts'
import { AppError } from '#domain/errors.ts'
import type { Subscriber } from '#domain/subscriber.ts'
import { logger } from '#lib/log.ts'
import { deleteRemoved, removeCards } from './remove.ts'

/** What was taken from readers is on no card either, and its file is gone before anybody is told so. */
export const removingCards: Subscriber = {
  name: 'share-cards',
  on: ['article.unpublished', 'article.unscheduled', 'media.withdrawn'],
  async handle(tx, event) {
    if (event.name === 'media.withdrawn') {
      const [picture] = await tx
        .select({ token: media.token })
        .from(media)
        .where(eq(media.id, event.subjectId))
      if (picture) await removeCards(tx, { lead: picture.token })
    } else await removeCards(tx, { articleIds: [event.subjectId] })
    return async () => {
      await deleteRemoved().catch((err) => {
        // The job that follows tries again.
        logger('site').error({ err }, 'files of removed share cards remain')
        throw new AppError('site.takedown_unconfirmed')
      })
    }
  },
}

/** After these another card is due, or one has to go. */
export const cardEvents = [
  'article.published',
  'article.updated',
  'article.appeared',
  'article.unpublished',
  'article.unscheduled',
  'media.withdrawn',
  'media.focus_chosen',
  'demo.emptied',
  'section.changed',
  'settings.changed',
] as const
