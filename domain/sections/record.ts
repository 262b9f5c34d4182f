import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { pages } from '#db/schema/pages.ts'
import { sections } from '#db/schema/sections.ts'
import { AppError } from '#domain/errors.ts'
import { record } from '#domain/events/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import type { Locale } from '#lib/locale.ts'
import { slugify } from '#lib/slug.ts'
import { typesetText } from '#lib/typography.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { sectionCreated } from './events.ts'
import { type CreateSection, isReserved } from './input.ts'
import { sectionLimits } from './section.ts'

/**
 * Part of the transaction of a command that may make a section. Refuses with `field.slug` (no address in that name),
 * `section.reserved` or `section.taken`.
 */
export async function addSection(
  tx: Tx,
  actorId: string,
  input: CreateSection,
  now: Date,
): Promise<{ sectionId: string; slug: string }> {
  const slug = input.slug || slugify(input.name, sectionLimits.slug)
  if (slug === '') throw new AppError('field.slug', { fields: { slug: 'field.slug' } })
  if (isReserved(slug)) throw new AppError('section.reserved', { fields: { slug: 'section.reserved' } })
  const { language } = await getSettings()
  const order = await lockOrder(tx)
  // The first part of an address is shared with the publisher's own pages, which are made under the same lock.
  const [page] = await tx.select({ id: pages.id }).from(pages).where(eq(pages.slug, slug))
  if (page) throw new AppError('section.taken', { fields: { slug: 'section.taken' } })
  const sectionId = uuidv7()
  const made = await tx
    .insert(sections)
    // After the last one, not as many as there are: one that went leaves a gap.
    .values({
      id: sectionId,
      slug,
      ...printed(input, language),
      position: (order.at(-1)?.position ?? -1) + 1,
      createdAt: now,
    })
    .onConflictDoNothing({ target: sections.slug })
    .returning({ id: sections.id })
  if (made.length === 0) throw new AppError('section.taken', { fields: { slug: 'section.taken' } })
  await record(tx, sectionCreated(actorId, sectionId, { name: input.name }))
  return { sectionId, slug }
}

/** Any number, always the same. */
const orderLock = 5_407_202

/**
 * The masthead, for one administrator at a time. Locks on its rows would not do: a row that another one is adding
 * is not there to be locked.
 */
export async function lockOrder(tx: Tx): Promise<{ id: string; position: number }[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(${orderLock})`)
  return tx
    .select({ id: sections.id, position: sections.position })
    .from(sections)
    .orderBy(asc(sections.position), asc(sections.name))
}

/**
 * Those of the sections that readers see, or may see before this transaction is committed. To be asked once their rows are
 * locked: an article that becomes the first one of a section locks them too, and makes every page stale itself.
 */
export async function visibleAmong(tx: Tx, sectionIds: string[]): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: articles.sectionId })
    .from(articles)
    .where(
      and(
        inArray(articles.sectionId, sectionIds),
        eq(articles.status, 'published'),
        lt(articles.publishedAt, sql`clock_timestamp() + interval '1 minute'`),
      ),
    )
  return rows.flatMap(({ id }) => id ?? [])
}

export const printed = ({ name, description }: { name: string; description: string }, language: Locale) => ({
  name: typesetText(name, language),
  description: typesetText(description, language),
})
