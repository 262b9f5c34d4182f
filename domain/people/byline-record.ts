import { and, eq, isNull, like } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import { bylines } from '#db/schema/people.ts'
import { AppError } from '#domain/errors.ts'
import { record } from '#domain/events/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import type { Locale } from '#lib/locale.ts'
import { slugify } from '#lib/slug.ts'
import { typesetText } from '#lib/typography.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { bylineCreated } from './events.ts'
import type { CreateByline } from './input.ts'

/** An address must stay readable in a browser's bar. */
const slugLimit = 60

/**
 * Part of the transaction of a command that may make a byline. Refuses with `field.slug` (no address in that name) or
 * `field.taken`, `media.missing`.
 */
export async function addByline(tx: Tx, actorId: string, input: CreateByline, now: Date): Promise<string> {
  const slug = input.slug || slugify(input.name, slugLimit)
  if (slug === '') throw new AppError('field.slug', { fields: { slug: 'field.slug' } })
  const { language } = await getSettings()
  await checkPortrait(tx, input.portraitId)
  const bylineId = uuidv7()
  const made = await tx
    .insert(bylines)
    .values({ id: bylineId, slug, ...printed(input, language), createdAt: now })
    .onConflictDoNothing({ target: bylines.slug })
    .returning({ id: bylines.id })
  if (made.length === 0) throw new AppError('field.taken', { fields: { slug: 'field.taken' } })
  await record(tx, bylineCreated(actorId, bylineId, { name: input.name }))
  return bylineId
}

/** A byline for somebody who was not asked for an address: the name's, or the next one that is free. */
export async function addBylineOf(tx: Tx, actorId: string, name: string, now: Date): Promise<string> {
  // A name in another script has no address of its own.
  const wanted = slugify(name, slugLimit - 4) || 'signature'
  const rows = await tx
    .select({ slug: bylines.slug })
    .from(bylines)
    .where(like(bylines.slug, `${wanted}%`))
  const taken = new Set(rows.map(({ slug }) => slug))
  let slug = wanted
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`
  return addByline(tx, actorId, { name, slug, jobTitle: '', biography: '' }, now)
}

/** A portrait that is being withdrawn meanwhile is a clear refusal: media.missing. */
export async function checkPortrait(tx: Tx, portraitId: string | null | undefined): Promise<void> {
  if (!portraitId) return
  const [found] = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.id, portraitId), isNull(media.withdrawnAt)))
    .for('key share')
  if (!found) throw new AppError('media.missing', { fields: { portraitId: 'media.missing' } })
}

type Typed = Pick<CreateByline, 'name' | 'jobTitle' | 'biography' | 'portraitId' | 'links'>

export const printed = ({ name, jobTitle, biography, portraitId, links }: Typed, language: Locale) => ({
  ...(portraitId === undefined ? {} : { portraitId }),
  ...(links === undefined ? {} : { links }),
  name: typesetText(name, language),
  jobTitle: typesetText(jobTitle, language),
  biography: typesetText(biography, language),
})
