import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
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
import { parentProblem, sectionLimits } from './section.ts'

/**
 * Part of the transaction of a command that may make a section. Refuses with `field.slug` (no address in that name),
 * `section.reserved`, `section.taken`, or what `parentProblem` says of the parent.
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
  const parentId = input.parentId ?? null
  refuseParent(order, null, parentId)
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
      parentId,
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
export async function lockOrder(
  tx: Tx,
): Promise<{ id: string; position: number; parentId: string | null }[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(${orderLock})`)
  return tx
    .select({ id: sections.id, position: sections.position, parentId: sections.parentId })
    .from(sections)
    .orderBy(asc(sections.position), asc(sections.name))
}

/** Said of the field in which a parent is chosen. */
export function refuseParent(
  order: readonly { id: string; parentId: string | null }[],
  sectionId: string | null,
  parentId: string | null,
): void {
  const problem = parentProblem(order, sectionId, parentId)
  if (problem) throw new AppError(problem, { fields: { parentId: problem } })
}

/**
 * Those of the sections that readers see, or may see before this transaction is committed: because of an article of their own
 * or of a sub-section. To be asked once their rows are locked: an article that becomes the first one of a section locks them
 * too, and makes every page stale itself. The order names the index: of a section that is empty the planner expects as much as
 * of any other, and would look for its first article among all there are.
 */
export async function visibleAmong(tx: Tx, sectionIds: string[]): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select s.id from sections s where ${inArray(sql`s.id`, sectionIds)} and exists (
      select 1 from sections m cross join lateral (
        select 1 from articles a
        where a.section_id = m.id and a.status = 'published' and a.published_at < clock_timestamp() + interval '1 minute'
        order by a.published_at desc limit 1) as seen
      where m.id = s.id or m.parent_id = s.id)`)
  return rows.map(({ id }) => id)
}

export const printed = ({ name, description }: { name: string; description: string }, language: Locale) => ({
  name: typesetText(name, language),
  description: typesetText(description, language),
})
