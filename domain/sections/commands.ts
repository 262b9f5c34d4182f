import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleDrafts, articles } from '#db/schema/articles.ts'
import { sections } from '#db/schema/sections.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { lockTree } from '#domain/listings/section-tree.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { sectionChanged, sectionDeleted, sectionMoved } from './events.ts'
import type { CreateSection, EditSection } from './input.ts'
import { addSection, lockOrder, printed, refuseParent, visibleAmong } from './record.ts'

/**
 * A new section at the end of the masthead, or of those under its parent. Its address stays for ever: articles live under
 * it. Throws section.reserved, section.taken, field.slug, and what `parentProblem` says of the parent.
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

/**
 * Other words, or another place in the tree. What stays the same is no event. Throws request.not_found, and what
 * `parentProblem` says of the parent.
 */
export async function editSection({ viewer }: Context, input: EditSection): Promise<null> {
  const { language } = await getSettings()
  return change(async (tx) => {
    authorize(viewer, 'section.manage')
    const { sectionId } = input
    const words = printed(input, language)
    const order = await lockOrder(tx)
    // From here on no article learns its lists by the old tree: see `holdTree`.
    if (input.parentId !== undefined) await lockTree(tx)
    const [section] = await tx.select().from(sections).where(eq(sections.id, sectionId)).for('no key update')
    if (!section) throw new AppError('request.not_found')
    const parentId = input.parentId === undefined ? section.parentId : input.parentId
    const isMoved = parentId !== section.parentId
    if (isMoved) refuseParent(order, sectionId, parentId)
    if (!isMoved && words.name === section.name && words.description === section.description) return null
    const isVisible = (await visibleAmong(tx, [sectionId])).length === 1
    await tx
      .update(sections)
      .set({ ...words, parentId })
      .where(eq(sections.id, sectionId))
    const moved = isMoved ? await movedBetween(tx, section, parentId) : undefined
    await record(tx, sectionChanged(viewer.id, sectionId, { name: input.name, isVisible, moved }))
    return null
  })
}

async function movedBetween(tx: Tx, section: typeof sections.$inferSelect, into: string | null) {
  const parentIds = [section.parentId, into].filter((id) => id !== null)
  const parents = await tx
    .select({ id: sections.id, slug: sections.slug })
    .from(sections)
    .where(inArray(sections.id, parentIds))
  const slugOf = (id: string | null) => parents.find((parent) => parent.id === id)?.slug ?? null
  const left = slugOf(section.parentId)
  const isEmpty = section.parentId !== null && (await visibleAmong(tx, [section.parentId])).length === 0
  return { slug: section.slug, into: slugOf(into), left: left === null ? null : { slug: left, isEmpty } }
}

/** One place up or down among those beside it. At the end there is nothing to do. Throws request.not_found. */
export async function moveSection(
  { viewer }: Context,
  input: { sectionId: string; direction: 'up' | 'down' },
): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'section.manage')
    const order = await lockOrder(tx)
    await tx.select({ id: sections.id }).from(sections).orderBy(asc(sections.id)).for('no key update')
    const moving = order.find((section) => section.id === input.sectionId)
    if (!moving) throw new AppError('request.not_found')
    const beside = order.filter(({ parentId }) => parentId === moving.parentId)
    const to = beside.indexOf(moving) + (input.direction === 'up' ? -1 : 1)
    const passed = beside[to]
    if (!passed) return null
    const [one, other] = [order.indexOf(moving), order.indexOf(passed)]
    order[one] = passed
    order[other] = moving
    for (const [position, section] of order.entries())
      if (section.position !== position)
        await tx.update(sections).set({ position }).where(eq(sections.id, section.id))
    const isVisible = (await visibleAmong(tx, [passed.id, moving.id])).length === 2
    await record(tx, sectionMoved(viewer.id, input.sectionId, { place: to + 1, isVisible }))
    return null
  })
}

/**
 * Only an empty one: an address that readers were given is not taken away, and what stands under it is first put elsewhere.
 * Throws section.not_empty, section.has_children, request.not_found.
 */
export async function deleteSection({ viewer }: Context, input: { sectionId: string }): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'section.manage')
    // Nobody puts a section under it meanwhile.
    await lockOrder(tx)
    const [section] = await tx.select().from(sections).where(eq(sections.id, input.sectionId)).for('update')
    if (!section) throw new AppError('request.not_found')
    const [child] = await tx
      .select({ id: sections.id })
      .from(sections)
      .where(eq(sections.parentId, section.id))
      .limit(1)
    if (child) throw new AppError('section.has_children')
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
