import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { type Tx, transaction } from '#db/client.ts'
import { articleBylines, articleDrafts, articles } from '#db/schema/articles.ts'
import { authors, users } from '#db/schema/people.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/action.ts'
import { audit } from '#domain/audit.ts'
import { touched } from '#domain/cache.ts'
import { AppError } from '#domain/errors.ts'
import { invalidate } from '#domain/invalidate.ts'
import { getSettings } from '#domain/settings/queries.ts'
import type { Locale } from '#lib/i18n/messages.ts'
import { slugify } from '#lib/slug.ts'
import { typesetText } from '#lib/typography.ts'
import { uuidv7 } from '#lib/uuid.ts'
import type { CreateByline, EditByline } from './input.ts'

/** Who may sign an article. The address comes from the name unless it is given, and stays for ever. */
export async function createByline(
  { viewer, now }: Context,
  input: CreateByline,
): Promise<{ authorId: string }> {
  const { language } = await getSettings()
  return transaction(async (tx) => {
    authorize(viewer, 'byline.manage')
    const slug = input.slug || slugify(input.name, 60)
    if (slug === '') throw new AppError('field.slug', { fields: { slug: 'field.slug' } })
    const authorId = uuidv7()
    const made = await tx
      .insert(authors)
      .values({ id: authorId, slug, ...printed(input, language), createdAt: now })
      .onConflictDoNothing({ target: authors.slug })
      .returning({ id: authors.id })
    if (made.length === 0) throw new AppError('field.taken', { fields: { slug: 'field.taken' } })
    await record(tx, viewer.id, 'author.created', authorId, input.name)
    return { authorId }
  })
}

export async function editByline({ viewer }: Context, input: EditByline): Promise<null> {
  const { language } = await getSettings()
  return transaction(async (tx) => {
    authorize(viewer, 'byline.manage')
    const changed = await tx
      .update(authors)
      .set(printed(input, language))
      .where(eq(authors.id, input.authorId))
      .returning({ id: authors.id })
    if (changed.length === 0) throw new AppError('request.not_found')
    await record(tx, viewer.id, 'author.changed', input.authorId, input.name)
    // The name stands on every article and list it signs.
    await invalidate(tx, touched.siteChanged())
    return null
  })
}

/** Only a byline that signs nothing may go: not a published article, not a draft that is still there, not an account. */
export async function deleteByline({ viewer }: Context, input: { authorId: string }): Promise<null> {
  return transaction(async (tx) => {
    authorize(viewer, 'byline.manage')
    const [author] = await tx.select().from(authors).where(eq(authors.id, input.authorId)).for('update')
    if (!author) throw new AppError('request.not_found')
    if (await isUsed(tx, author.id)) throw new AppError('field.taken')
    // Of what was scheduled and taken back, or thrown away.
    await tx.delete(articleBylines).where(eq(articleBylines.authorId, author.id))
    await tx.delete(authors).where(eq(authors.id, author.id))
    await record(tx, viewer.id, 'author.deleted', author.id, author.name)
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

const printed = (
  { name, jobTitle, biography }: { name: string; jobTitle: string; biography: string },
  language: Locale,
) => ({
  name: typesetText(name, language),
  jobTitle: typesetText(jobTitle, language),
  biography: typesetText(biography, language),
})

const record = (tx: Tx, actorId: string, event: string, authorId: string, detail: string) =>
  audit(tx, { actorId, event, subjectType: 'author', subjectId: authorId, detail })
