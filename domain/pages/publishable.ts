import { and, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { emptyContent, mediaIds, typeset } from '#domain/articles/content.ts'
import { picturesOf, plainText } from '#domain/articles/document.ts'
import { AppError } from '#domain/errors.ts'
import type { Locale } from '#lib/locale.ts'
import { isBlank } from '#lib/text.ts'
import type { PageContent } from './page.ts'

/** As an article is printed: the same parts, the same rules. */
export function printed({ title, standfirst, body }: PageContent, language: Locale): PageContent {
  const set = typeset({ ...emptyContent, title, standfirst, body }, language)
  return { title: set.title, standfirst: set.standfirst, body: set.body }
}

/** Throws article.title_missing, article.body_missing, article.alt_missing, media.missing. */
export async function checkPublishable(tx: Tx, content: PageContent): Promise<void> {
  if (isBlank(content.title))
    throw new AppError('article.title_missing', { fields: { title: 'article.title_missing' } })
  const ids = mediaIds({ ...emptyContent, body: content.body })
  if (isBlank(plainText(content.body)) && ids.length === 0)
    throw new AppError('article.body_missing', { fields: { body: 'article.body_missing' } })
  // Who cannot see a picture is owed its words.
  if (picturesOf(content.body).some(({ alt }) => isBlank(alt)))
    throw new AppError('article.alt_missing', { fields: { body: 'article.alt_missing' } })
  if (ids.length === 0) return
  const found = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(inArray(media.id, ids), isNull(media.withdrawnAt)))
    .for('key share')
  if (found.length !== ids.length) throw new AppError('media.missing', { fields: { body: 'media.missing' } })
}
