import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleDrafts, articles } from '#db/schema/articles.ts'
import { sections } from '#db/schema/sections.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { sectionChanged, sectionDeleted, sectionMoved } from './events.ts'
import type { CreateSection, EditSection } from './input.ts'
import { addSection, lockOrder, printed, visibleAmong } from './record.ts'

/**
 * A new section at the end of the masthead. Its address stays for ever: articles live under it. Throws section.reserved,
 * section.taken, field.slug.
 */
export async function createSection(
  { viewer, now }: Context,
  input: CreateSection,
): Promise<{ sectionId: string; slug: string }> {
  return change(async (tx) => {
    authorize(viewer, 'section.manage')
    return addSection(tx, viewer.id, input, now)
  })
}

/** Throws request.not_found. Words that stay the same are no event. */
export async function editSection({ viewer }: Context, input: EditSection): Promise<null> {
  const { language } = await getSettings()
  return change(async (tx) => {
    authorize(viewer, 'section.manage')
    const { sectionId } = input
    const words = printed(input, language)
    const [section] = await tx.select().from(sections).where(eq(sections.id, sectionId)).for('no key update')
    if (!section) throw new AppError('request.not_found')
    if (words.name === section.name && words.description === section.description) return null
    await tx.update(sections).set(words).where(eq(sections.id, sectionId))
    const isVisible = (await visibleAmong(tx, [sectionId])).length === 1
    await record(tx, sectionChanged(viewer.id, sectionId, { name: input.name, isVisible }))
    return null
  })
}

/** One place to the left or to the right in the masthead. At the end there is nothing to do. Throws request.not_found. */
export async function moveSection(
  { viewer }: Context,
  input: { sectionId: string; direction: 'up' | 'down' },
): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'section.manage')
    const order = await lockOrder(tx)
    await tx.select({ id: sections.id }).from(sections).orderBy(asc(sections.id)).for('no key update')
    const from = order.findIndex((section) => section.id === input.sectionId)
    if (from === -1) throw new AppError('request.not_found')
    const to = from + (input.direction === 'up' ? -1 : 1)
    if (to < 0 || to >= order.length) return null
    const passed = order[to]!
    const [moved] = order.splice(from, 1)
    order.splice(to, 0, moved!)
    for (const [position, section] of order.entries())
      if (section.position !== position)
        await tx.update(sections).set({ position }).where(eq(sections.id, section.id))
    const isVisible = (await visibleAmong(tx, [passed.id, input.sectionId])).length === 2
    await record(tx, sectionMoved(viewer.id, input.sectionId, { place: to + 1, isVisible }))
    return null
  })
}

/** Only an empty one: an address that readers were given is not taken away. Throws section.not_empty, request.not_found. */
export async function deleteSection({ viewer }: Context, input: { sectionId: string }): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'section.manage')
    const [section] = await tx.select().from(sections).where(eq(sections.id, input.sectionId)).for('update')
    if (!section) throw new AppError('request.not_found')
    if (await holdsArticles(tx, section.id)) throw new AppError('section.not_empty')
    // What was scheduled here and taken back, or thrown away, still points here.
    await tx.update(articles).set({ sectionId: null }).where(eq(articles.sectionId, section.id))
    await tx.delete(sections).where(eq(sections.id, section.id))
    await record(tx, sectionDeleted(viewer.id, section.id, { name: section.name }))
    return null
  })
}

/** Articles that are or were public here, or will be, and drafts that are meant for it; not what was thrown away. */
async function holdsArticles(tx: Tx, sectionId: string): Promise<boolean> {
  const [placed] = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.sectionId, sectionId), ne(articles.status, 'draft')))
    .limit(1)
  const [drafted] = await tx
    .select({ id: articleDrafts.articleId })
    .from(articleDrafts)
    .innerJoin(articles, eq(articles.id, articleDrafts.articleId))
    .where(and(isNull(articles.deletedAt), sql`${articleDrafts.content} ->> 'sectionId' = ${sectionId}`))
    .limit(1)
  return Boolean(placed ?? drafted)
}
