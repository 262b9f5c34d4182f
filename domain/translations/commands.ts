import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { hourAfterLock } from '#db/clock.ts'
import { articles } from '#db/schema/articles.ts'
import { authorize } from '#domain/access.ts'
import { isVisible, wasPublic } from '#domain/articles/article.ts'
import { lockArticle } from '#domain/articles/revisions.ts'
import { clashes } from '#domain/articles/translation.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { daysOfGroup, placementOf } from '#domain/listings/article-listings.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { articleLanguageChosen, translationLinked, translationUnlinked } from './events.ts'
import type { ChooseLanguage, TranslationPair } from './input.ts'

/** Who links, unlinks or says a language does it alone: two groups may become one. They are rare, and short. */
const takeTurn = (tx: Tx) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('translations', 0))`)

/**
 * What an article is written in. Its words are set by that language's rules when it is published next. An author may say it
 * until readers have seen it. Throws article.translation_taken.
 */
export async function chooseLanguage({ viewer }: Context, input: ChooseLanguage): Promise<null> {
  return change(async (tx) => {
    await takeTurn(tx)
    const { article, draft } = await lockArticle(tx, input.articleId)
    const clock = await hourAfterLock(tx)
    authorize(viewer, wasPublic(article, clock) ? 'article.publish' : 'article.edit', article)
    if (article.language === input.language) return null
    const others = article.translationGroupId ? await membersOf(tx, [article.translationGroupId]) : []
    const spoken = others.filter(({ id }) => id !== article.id).map(({ language }) => language)
    if (clashes([...spoken, input.language])) throw new AppError('article.translation_taken')
    await tx.update(articles).set({ language: input.language }).where(eq(articles.id, article.id))
    const placement = isVisible(article, clock) ? await placementOf(tx, article.id) : null
    await record(
      tx,
      articleLanguageChosen(viewer.id, article.id, {
        title: draft.title,
        language: input.language,
        placement,
      }),
    )
    return null
  })
}

/**
 * Says that two articles are one in two languages; those that belong to either belong together then. Throws
 * article.translation_missing, article.translation_taken.
 */
export async function linkTranslation({ viewer }: Context, input: TranslationPair): Promise<null> {
  return change(async (tx) => {
    const { article, draft, other } = await lockPair(tx, input)
    authorize(viewer, 'article.publish', article)
    const groups = [article.translationGroupId, other.translationGroupId].filter((id) => id !== null)
    const known = await membersOf(tx, groups)
    const members = [...new Map([...known, article, other].map((one) => [one.id, one])).values()]
    if (clashes(members.map(({ language }) => language))) throw new AppError('article.translation_taken')
    const groupId = groups[0] ?? uuidv7()
    const ids = members.map(({ id }) => id)
    await tx.update(articles).set({ translationGroupId: groupId }).where(inArray(articles.id, ids))
    const days = await daysOfGroup(tx, groupId, null)
    const facts = { title: draft.title, groupId, otherId: other.id, ids, days }
    await record(tx, translationLinked(viewer.id, article.id, facts))
    return null
  })
}

/** Takes one out of the group of another; who is left alone is in no group. Throws article.translation_missing. */
export async function unlinkTranslation({ viewer }: Context, input: TranslationPair): Promise<null> {
  return change(async (tx) => {
    const { article, draft, other } = await lockPair(tx, input)
    authorize(viewer, 'article.publish', article)
    const groupId = article.translationGroupId
    if (!groupId || other.translationGroupId !== groupId) throw new AppError('article.translation_missing')
    const members = await membersOf(tx, [groupId])
    // Asked while they still belong together: all of these maps name the others.
    const days = await daysOfGroup(tx, groupId, null)
    const leaving = members.length === 2 ? members.map(({ id }) => id) : [other.id]
    await tx.update(articles).set({ translationGroupId: null }).where(inArray(articles.id, leaving))
    const facts = { title: draft.title, groupId, otherId: other.id, ids: members.map(({ id }) => id), days }
    await record(tx, translationUnlinked(viewer.id, article.id, facts))
    return null
  })
}

/** Both locked, in one order whoever of them was asked from. */
async function lockPair(tx: Tx, { articleId, otherId }: TranslationPair) {
  if (articleId === otherId) throw new AppError('article.translation_missing')
  await takeTurn(tx)
  const [first, second] = [articleId, otherId].toSorted() as [string, string]
  const rows = new Map<string, Awaited<ReturnType<typeof lockArticle>>>()
  for (const id of [first, second]) {
    const row = await lockArticle(tx, id).catch((error: unknown) => {
      if (id === otherId && error instanceof AppError) throw new AppError('article.translation_missing')
      throw error
    })
    rows.set(id, row)
  }
  return { ...rows.get(articleId)!, other: rows.get(otherId)!.article }
}

async function membersOf(tx: Tx, groupIds: readonly string[]) {
  if (groupIds.length === 0) return []
  return tx
    .select({ id: articles.id, language: articles.language })
    .from(articles)
    .where(and(inArray(articles.translationGroupId, [...groupIds]), isNull(articles.deletedAt)))
}
