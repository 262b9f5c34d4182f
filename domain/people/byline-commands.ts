import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleBylines, articleDrafts, articles } from '#db/schema/articles.ts'
import { bylines, users } from '#db/schema/people.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { addByline, addBylineOf, checkPortrait, printed } from './byline-record.ts'
import { bylineChanged, bylineDeleted } from './events.ts'
import type { CreateByline, EditByline } from './input.ts'

/** Who may sign an article. The address comes from the name unless it is given, and stays for ever. Throws field.slug, field.taken, media.missing. */
export async function createByline(
  { viewer, now }: Context,
  input: CreateByline,
): Promise<{ bylineId: string }> {
  return change(async (tx) => {
    authorize(viewer, 'byline.manage')
    return { bylineId: await addByline(tx, viewer.id, input, now) }
  })
}

/** The byline under which one writes oneself: new articles are signed with it. An account that has one keeps it. */
export async function createOwnByline(
  { viewer, now }: Context,
  input: { name: string },
): Promise<{ bylineId: string }> {
  return change(async (tx) => {
    authorize(viewer, 'byline.manage')
    const [own] = await tx
      .select({ bylineId: users.bylineId })
      .from(users)
      .where(eq(users.id, viewer.id))
      .for('update')
    if (own?.bylineId) return { bylineId: own.bylineId }
    const bylineId = await addBylineOf(tx, viewer.id, input.name, now)
    await tx.update(users).set({ bylineId }).where(eq(users.id, viewer.id))
    return { bylineId }
  })
}

/** Throws media.missing. */
export async function editByline({ viewer }: Context, input: EditByline): Promise<null> {
  const { language } = await getSettings()
  return change(async (tx) => {
    authorize(viewer, 'byline.manage')
    await checkPortrait(tx, input.portraitId)
    const [changed] = await tx
      .update(bylines)
      .set(printed(input, language))
      .where(eq(bylines.id, input.bylineId))
      .returning({ slug: bylines.slug })
    if (!changed) throw new AppError('request.not_found')
    await record(tx, bylineChanged(viewer.id, input.bylineId, { name: input.name, slug: changed.slug }))
    return null
  })
}

/**
 * Only a byline that signs nothing may go: not a published article, not a draft that is still there, not an account.
 * Throws field.taken, request.not_found.
 */
export async function deleteByline({ viewer }: Context, input: { bylineId: string }): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'byline.manage')
    const [byline] = await tx.select().from(bylines).where(eq(bylines.id, input.bylineId)).for('update')
    if (!byline) throw new AppError('request.not_found')
    if (await isUsed(tx, byline.id)) throw new AppError('field.taken')
    // Of what was scheduled and taken back, or thrown away.
    await tx.delete(articleBylines).where(eq(articleBylines.bylineId, byline.id))
    await tx.delete(bylines).where(eq(bylines.id, byline.id))
    await record(tx, bylineDeleted(viewer.id, byline.id, { name: byline.name }))
    return null
  })
}

async function isUsed(tx: Tx, bylineId: string): Promise<boolean> {
  const [signed] = await tx
    .select({ id: articleBylines.articleId })
    .from(articleBylines)
    .innerJoin(articles, eq(articles.id, articleBylines.articleId))
    .where(and(eq(articleBylines.bylineId, bylineId), ne(articles.status, 'draft')))
    .limit(1)
  const [drafted] = await tx
    .select({ id: articleDrafts.articleId })
    .from(articleDrafts)
    .innerJoin(articles, eq(articles.id, articleDrafts.articleId))
    // A draft of an earlier release names them `authorIds` until it is saved again.
    .where(
      and(
        isNull(articles.deletedAt),
        sql`coalesce(${articleDrafts.content} -> 'bylineIds', ${articleDrafts.content} -> 'authorIds') ? ${bylineId}`,
      ),
    )
    .limit(1)
  const [account] = await tx.select({ id: users.id }).from(users).where(eq(users.bylineId, bylineId)).limit(1)
  return Boolean(signed ?? drafted ?? account)
}
