import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleBylines, articleDrafts, articles } from '#db/schema/articles.ts'
import { authors, users } from '#db/schema/people.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { addByline, addBylineOf, printed } from './byline-record.ts'
import { authorChanged, authorDeleted } from './events.ts'
import type { CreateByline, EditByline } from './input.ts'

/** Who may sign an article. The address comes from the name unless it is given, and stays for ever. Throws field.slug, field.taken. */
export async function createByline(
  { viewer, now }: Context,
  input: CreateByline,
): Promise<{ authorId: string }> {
  return change(async (tx) => {
    authorize(viewer, 'byline.manage')
    return { authorId: await addByline(tx, viewer.id, input, now) }
  })
}

/** The byline under which one writes oneself: new articles are signed with it. An account that has one keeps it. */
export async function createOwnByline(
  { viewer, now }: Context,
  input: { name: string },
): Promise<{ authorId: string }> {
  return change(async (tx) => {
    authorize(viewer, 'byline.manage')
    const [own] = await tx
      .select({ authorId: users.authorId })
      .from(users)
      .where(eq(users.id, viewer.id))
      .for('update')
    if (own?.authorId) return { authorId: own.authorId }
    const authorId = await addBylineOf(tx, viewer.id, input.name, now)
    await tx.update(users).set({ authorId }).where(eq(users.id, viewer.id))
    return { authorId }
  })
}

export async function editByline({ viewer }: Context, input: EditByline): Promise<null> {
  const { language } = await getSettings()
  return change(async (tx) => {
    authorize(viewer, 'byline.manage')
    const changed = await tx
      .update(authors)
      .set(printed(input, language))
      .where(eq(authors.id, input.authorId))
      .returning({ id: authors.id })
    if (changed.length === 0) throw new AppError('request.not_found')
    await record(tx, authorChanged(viewer.id, input.authorId, { name: input.name }))
    return null
  })
}

/**
 * Only a byline that signs nothing may go: not a published article, not a draft that is still there, not an account.
 * Throws field.taken, request.not_found.
 */
export async function deleteByline({ viewer }: Context, input: { authorId: string }): Promise<null> {
  return change(async (tx) => {
    authorize(viewer, 'byline.manage')
    const [author] = await tx.select().from(authors).where(eq(authors.id, input.authorId)).for('update')
    if (!author) throw new AppError('request.not_found')
    if (await isUsed(tx, author.id)) throw new AppError('field.taken')
    // Of what was scheduled and taken back, or thrown away.
    await tx.delete(articleBylines).where(eq(articleBylines.authorId, author.id))
    await tx.delete(authors).where(eq(authors.id, author.id))
    await record(tx, authorDeleted(viewer.id, author.id, { name: author.name }))
    return null
  })
}

async function isUsed(tx: Tx, authorId: string): Promise<boolean> {
  const [signed] = await tx
    .select({ id: articleBylines.articleId })
    .from(articleBylines)
    .innerJoin(articles, eq(articles.id, articleBylines.articleId))
    .where(and(eq(articleBylines.authorId, authorId), ne(articles.status, 'draft')))
    .limit(1)
  const [drafted] = await tx
    .select({ id: articleDrafts.articleId })
    .from(articleDrafts)
    .innerJoin(articles, eq(articles.id, articleDrafts.articleId))
    .where(and(isNull(articles.deletedAt), sql`${articleDrafts.content} -> 'authorIds' ? ${authorId}`))
    .limit(1)
  const [account] = await tx.select({ id: users.id }).from(users).where(eq(users.authorId, authorId)).limit(1)
  return Boolean(signed ?? drafted ?? account)
}
